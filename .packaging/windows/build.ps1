# Make the Windows package: .packaging\windows\build.ps1 FOLDER
# Needs Python 3.11 or newer and WiX 3 on the PATH. Run on Windows only.
param([Parameter(Mandatory = $true)][string]$Folder)
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true
$here = $PSScriptRoot
New-Item -ItemType Directory -Force $Folder | Out-Null
$out = (Resolve-Path $Folder).Path
$env:PYTHONHASHSEED = "1"
$env:SOURCE_DATE_EPOCH = git -C $here log -1 --format=%ct

python -m venv --clear "$out\venv"
$python = "$out\venv\Scripts\python.exe"
& $python -m pip install --quiet -c "$here\..\constraints.txt" "$here\..\.." pyinstaller pywin32-ctypes pefile
& $python "$here\icon.py" "$out\baklosan.ico"
$env:BAKLOSAN_ICON = "$out\baklosan.ico"
Push-Location "$here\.."
& $python -m PyInstaller --noconfirm --log-level WARN --workpath "$out\work" --distpath "$out" baklosan.spec
Pop-Location
& $python "$here\..\licences.py" "$out\baklosan"

# The same self-test as on Linux; sockets are not visible there.
$test = Start-Process -Wait -PassThru "$out\baklosan\baklosan-desktop.exe" "--self-test `"$out\report.json`""
if ($test.ExitCode -ne 0) { Get-Content "$out\report.json"; exit 1 }
& $python "$here\build_msi.py" "$out\baklosan" "$out\baklosan-desktop.msi"
