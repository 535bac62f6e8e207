"""Any set of marks over any text gives valid, escaped HTML that still reads as the text."""

from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from narasumber.export.markup import Mark, blocks, marked


class Nesting(HTMLParser):
    """Collects text; fails when tags do not nest, an id comes twice or a link stands in a link."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not (tag == "a" and "a" in self.open)
        self.open.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> Nesting:
    parser = Nesting()
    parser.feed(str(html))
    parser.close()
    assert parser.open == []
    assert len(parser.ids) == len(set(parser.ids))
    return parser


LETTERS = st.text(alphabet="ab <>&\"'“\n", max_size=40)
PLACES = st.tuples(st.integers(0, 40), st.integers(0, 40), st.booleans())


@given(LETTERS, st.lists(PLACES, max_size=8))
def test_overlapping_marks_nest_and_lose_nothing(text: str, places: list[tuple[int, int, bool]]) -> None:
    marks = [
        Mark(min(a, b, len(text)), min(max(a, b), len(text)), "x", id=f"i{n}", href="#y" if link else None)
        for n, (a, b, link) in enumerate(places)
    ]
    assert parsed(marked(text, 0, len(text), marks)).text == text


@given(LETTERS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_blocks_hold_every_letter_once_and_in_order(text: str, places: list[tuple[int, int]]) -> None:
    paragraphs = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in places]
    found = blocks(text, paragraphs)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(found))


def test_a_mark_over_two_paragraphs_has_its_id_on_the_first_only() -> None:
    mark = Mark(2, 9, "say", id="s1", tag="mark")
    assert marked("ab cd\nef gh", 0, 5, [mark]) == 'ab<mark class="say" id="s1"> cd</mark>'
    assert marked("ab cd\nef gh", 6, 11, [mark]) == '<mark class="say">ef </mark>gh'


def test_a_crossing_mark_is_closed_and_opened_again() -> None:
    html = marked("abcdef", 0, 6, [Mark(0, 4, "x", id="i"), Mark(2, 6, "y", id="j")])
    assert html == ('<span class="x" id="i">ab</span><span class="y" id="j"><span class="x">cd</span>ef</span>')


def test_names_with_angle_brackets_stay_text() -> None:
    assert marked("<script>", 0, 8, [Mark(0, 8, 'a" onclick="x')]) == (
        '<span class="a&#34; onclick=&#34;x">&lt;script&gt;</span>'
    )
