"""The tables of the SQL files as SQLAlchemy sees them; a test holds the two together."""

from sqlalchemy import TableClause, column, table


def _table(name: str, columns: str) -> TableClause:
    return table(name, *(column(word) for word in columns.split()))


LABEL = _table(
    "label",
    "id name strength form pack language edition source source_date reviewed_by sha256",
)
SUBSTANCE = _table("substance", "label_id position name")
SECTION = _table(
    "section",
    "id label_id position key kind title heading heading_line first_line last_line text",
)
SECTION_SEARCH = _table("section_search", "section_search rowid title text rank")
WORD = _table("word", "text stem sections")
VOCABULARY = _table("vocabulary", "position typed stems term why via")
SENSE = _table("sense", "position word phrase name is_other")
KNOWN_WORD = _table("known_word", "text is_medicine")
BAND = _table(
    "band", "label_id position word normalised more_than_ppm less_than_ppm section line quote"
)
FACT = _table("fact", "label_id position id kind")
CITATION = _table("citation", "label_id fact_id position section line quote")
ITEM = _table("item", "label_id fact_id list position text")
DOSE_RULE = _table(
    "dose_rule",
    "label_id id kind group from_months to_months assumed low_ug high_ug per times_per_day "
    "every_days strength_ug from_weeks to_weeks",
)
SIDE_EFFECT = _table("side_effect", "label_id id term system band note plain seriousness")
CONTRAINDICATION = _table("contraindication", "label_id id question conflict")
CAUTION = _table("caution", "label_id id question condition group from_months to_months")
INTERACTION = _table("interaction", "label_id id partner effect")
MONITORING = _table("monitoring", "label_id id question condition")
STATEMENT = _table("statement", "label_id id topic text")
AMBIGUITY = _table("ambiguity", "label_id id uncertain serious title gloss safest")
ADVICE = _table("advice", "label_id id part text")
CROSS_REFERENCE = _table("cross_reference", "label_id id subject")

TABLES = (
    LABEL, SUBSTANCE, SECTION, WORD, VOCABULARY, SENSE, KNOWN_WORD, BAND, FACT, CITATION, ITEM,
    DOSE_RULE, SIDE_EFFECT, CONTRAINDICATION, CAUTION, INTERACTION, MONITORING, STATEMENT,
    AMBIGUITY, ADVICE, CROSS_REFERENCE,
)  # fmt: skip

NOTE = _table("note", "position id label_id edition section text written")
BOOKMARK = _table("bookmark", "label_id section")
DESK_TABLES = (NOTE, BOOKMARK)

ORIGINAL = _table("original", "sha256 path is_whole packed")
EDITION = _table(
    "edition", "number label_id format set_id holder document folded sections marks replaced_by"
)
LABEL_SEARCH = _table("label_search", "rowid words")
PAGE = _table("page", "id label_id title text marks replaced_by")
REMARK = _table("remark", "label_id position text")
PRODUCT = _table("product", "label_id position name form")
INGREDIENT = _table("ingredient", "label_id product position name code strength is_active")
PACKAGE = _table("package", "label_id product kind position text")
BLOCK = _table("block", "label_id first_line last_line kind content")
DIGEST = _table("digest", "label_id position digest")
LOOKED_AT = _table("looked_at", "path size written")
LIBRARY_TABLES = (
    ORIGINAL, LOOKED_AT, EDITION, REMARK, PRODUCT, INGREDIENT, PACKAGE, BLOCK, DIGEST,
)  # fmt: skip
