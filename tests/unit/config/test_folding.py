# ruff: noqa: RUF001  letters that look alike are what this is about
"""Letters that people write for one another are compared as one; what is left tells words apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.folding import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İDARƏ", "idare"),
        ("IŞIQ", "işıq"),
        ("ıSıTMA", "isitma"),
        ("şəxsiyyət", "SEXSIYYET"),
        ("çörək, ögey, üz, dağ", "corek  ogey uz dag"),
        ("паспорт", "pasport"),
        ("ПАСПОРТ", "Pasport"),
        ("учёт", "учет"),
        ("район", "раион"),
        ("ҝәнҹ", "genc"),
        ("كتابي", "کتابی"),
        ("أحمد إسلام آب", "احمد اسلام اب"),
        ("ثبت", "سبت"),
        ("ضمانت", "زمانت"),
        ("طلاق", "تلاق"),
        ("نامهٔ", "نامة"),
        ("می‌شود", "میشود"),
        ("کـــار", "کار"),
        ("ځانګړی څلور ښوونه ږیره ډوډۍ", "زانگري سلور شوونه ژيره دودی"),
        ("١٢٣ ۴۵۶", "123 456"),
        ("ID-card", "id card"),
    ],
)
def test_these_are_compared_as_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("cay", "say"), ("dil", "bil"), ("کار", "بار"), ("год", "код")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text())
def test_what_is_folded_holds_words_alone_and_is_folded_for_good(text: str) -> None:
    plain = folded(text)
    assert plain == plain.strip()
    assert all(sign == " " or sign.isalnum() for sign in plain)
    assert folded(plain) == plain
