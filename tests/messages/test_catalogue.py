"""Every word people see is there in Indonesian, compiled from the catalogue as it stands."""

from narasumber.messages import language_of, translation
from narasumber.messages.__main__ import compiled, extracted, po_path, read_catalog, untranslated


def test_every_source_string_is_translated_and_compiled() -> None:
    catalog = read_catalog("id")
    assert {str(m.id) for m in extracted() if m.id} == {str(m.id) for m in catalog if m.id}
    assert untranslated(catalog) == []
    assert po_path("id").with_suffix(".mo").read_bytes() == compiled(catalog)


def test_the_locale_chooses_the_language() -> None:
    assert language_of({"LANG": "id_ID.UTF-8"}) == "id"
    assert language_of({"LC_ALL": "C.UTF-8", "LANG": "id_ID"}) == "en"
    assert translation("id").gettext("How to read this page") == "Cara membaca halaman ini"
