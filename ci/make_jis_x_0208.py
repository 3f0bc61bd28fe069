#!/usr/bin/env python3
"""Writes src/text/jis_x_0208.inc: the characters of JIS X 0208 in Unicode.

usage: ci/make_jis_x_0208.py > src/text/jis_x_0208.inc

The source is Python's own euc_jp codec. Some signs have a second Unicode character by which other tables (Windows'
code page 932 above all) know them; both count. tests/text holds the result against iconv.
"""

KANJI = range(0x4E00, 0xA000)
# sign of the codec → the other character for the same JIS code
TWINS = {0x301C: 0xFF5E, 0x2016: 0x2225, 0x2212: 0xFF0D, 0x00A2: 0xFFE0, 0x00A3: 0xFFE1, 0x00AC: 0xFFE2,
         0x2014: 0x2015, 0x2015: 0x2014, 0xFFE3: 0x203E, 0xFFE5: 0x00A5}


def jis():
    found = set()
    for row in range(0xA1, 0xFF):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([row, cell]).decode("euc_jp")))
            except UnicodeDecodeError:
                pass
    return found | {TWINS[c] for c in found if c in TWINS}


def ranges(characters):
    out = []
    for c in sorted(characters):
        if out and out[-1][1] + 1 == c:
            out[-1][1] = c
        else:
            out.append([c, c])
    return out


def show(items, a_line):
    for i in range(0, len(items), a_line):
        print("    " + ", ".join(items[i : i + a_line]) + ",")


def main():
    found = jis()
    print("// Made by ci/make_jis_x_0208.py: do not edit. The characters of JIS X 0208 in Unicode.")
    print("// Bit n of word w says whether U+4E00 + 64 w + n is one of its 6,355 kanji, or 仝.")
    print("constexpr std::uint64_t kKanji[] = {")
    words = [sum(1 << n for n in range(64) if base + n in found) for base in KANJI[::64]]
    while words[-1] == 0:
        words.pop()
    show([f"0x{word:016X}" for word in words], 5)
    print("};\n// Its other characters, as ranges with both ends in them.")
    print("constexpr Range kSigns[] = {")
    show([f"{{0x{first:04X}, 0x{last:04X}}}" for first, last in ranges(c for c in found if c not in KANJI)], 6)
    print("};")


main()
