"""What people, cats and attackers type."""

from hypothesis import strategies as st

SYNTAX = ['"', "'", "*", "^", "+", "-", ":", "(", ")", "{", "}", "NEAR(", "AND", "OR", "NOT", "\0",
          "%", "_", ";", "\\", "text:", "é", "№", "dose", "mg", " "]  # fmt: skip
ASKED = ["kidney", "kidny", "sad", "low blood pressure", "depression", "amitriptyline", "elderly",
         "withdraw", "convulsion", "5 mg", "2.5", "25mg", "10 mg", "hypotonia", "the", "not", "con",
         "missed dose", "children", "renal failure", "hypertention", "stop", "1.5-2",
         "2.5 mg/kg", "10%", "72h", "3 per day", "opioids", "very common"]  # fmt: skip
TYPED = st.one_of(
    st.text(),
    st.text(st.characters(categories=["L", "N", "M"]), max_size=8),
    st.lists(st.sampled_from(SYNTAX)).map("".join),
    st.lists(st.sampled_from([*ASKED, *SYNTAX]), max_size=4).map(" ".join),
)
