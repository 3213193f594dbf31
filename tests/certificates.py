"""Certificates of the tests' own: an authority, and what it vouches for."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

_A_DAY = timedelta(days=1)


class Identity(NamedTuple):
    """A certificate with its key."""

    certified: x509.Certificate
    own: ec.EllipticCurvePrivateKey

    @property
    def certificate(self) -> bytes:
        """What others are shown."""
        return self.certified.public_bytes(Encoding.PEM)

    @property
    def key(self) -> bytes:
        """What nobody else has."""
        return self.own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def identity(name: str, authority: Identity | None = None) -> Identity:
    """Make one for a host; an authority vouches for itself."""
    own = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    issuer, signing = (authority.certified.subject, authority.own) if authority else (subject, own)
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(issuer, subject, own.public_key(), x509.random_serial_number())
        .not_valid_before(now - _A_DAY)
        .not_valid_after(now + _A_DAY)
        .add_extension(x509.BasicConstraints(authority is None, None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(signing, hashes.SHA256())
    )
    return Identity(made, own)
