"""Which characters of a PDF lie, in whole or in part, outside what its clips leave to be seen; and how large they are.

LibreOffice draws a cell's text under a clip when it does not fit, and leaves it to the clip to hide what is too much:
poppler finds all of it in the file although nobody sees it on paper. `mutool trace` tells clips and glyphs in order.
"""

import re
import subprocess
from xml.etree import ElementTree

ABOVE, BELOW = 0.75, 0.08  # of a glyph, in sizes of its font, that must be seen: more than most kanji have
NEAR = 0.5  # points
EVERYTHING = (-1e9, -1e9, 1e9, 1e9)
NO_XML = re.compile("&#x?[01]?[0-9a-fA-F];|[\ufffe\uffff]")  # a glyph that stands for a control character


def numbers(words):
    return [float(word) for word in words.split()]


def on_page(element, x, y):
    a, _, _, d, e, f = numbers(element.get("transform"))
    return a * x + e, d * y + f


def box_of(clip):
    """The smallest box round a clip: all of LibreOffice's are boxes."""
    points = [on_page(clip, float(point.get("x")), float(point.get("y"))) for point in clip if point.get("x")]
    if not points:
        return EVERYTHING
    return (*map(min, zip(*points)), *map(max, zip(*points)))


def common(a, b):
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def is_hidden(text, size, glyph, box):
    x, y, advance = float(glyph.get("x")), float(glyph.get("y")), float(glyph.get("adv"))
    left, top = on_page(text, x, y + ABOVE * size)
    right, bottom = on_page(text, x + advance * size, y - BELOW * size)
    return (left < box[0] - NEAR or right > box[2] + NEAR
            or min(top, bottom) < box[1] - NEAR or max(top, bottom) > box[3] + NEAR)


def is_white(text):
    """What is written for filters alone: nobody misses it."""
    return all(part == 1 for part in numbers(text.get("color")))


def hidden_on(page):
    clips = [EVERYTHING]
    for element in page:
        if element.tag.startswith("clip_"):
            clips.append(common(clips[-1], box_of(element)))
        elif element.tag == "pop_clip":
            clips.pop()
        elif element.tag == "fill_text" and not is_white(element):
            for span in element:
                size = abs(numbers(span.get("trm"))[0])
                for glyph in span:
                    if glyph.get("unicode", "").strip() and is_hidden(element, size, glyph, clips[-1]):
                        yield glyph.get("unicode")


def traced_pages(pdf):
    traced = subprocess.run(["mutool", "trace", pdf], check=True, capture_output=True).stdout.decode("utf-8", "replace")
    return list(ElementTree.fromstring(NO_XML.sub("", traced)).iter("page"))


def clipped_text(page):
    """The characters of a traced page that are not wholly seen."""
    return "".join(hidden_on(page))


def type_sizes(page):
    """The sizes of the type on a traced page, in points."""
    for text in page.iter("fill_text"):
        scale = abs(numbers(text.get("transform"))[3])
        yield from (scale * abs(numbers(span.get("trm"))[3]) for span in text)
