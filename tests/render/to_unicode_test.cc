// ToUnicode and W held against the rules they are read by (ISO 32000-1 §9.7.4.3 and §9.10.3; Adobe Technical
// Note 5014): a small reader gets back what was put in. What they look like is in tables_test.cc.
#include "render/to_unicode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/base.h"

namespace yoshiki::pdf {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string CMapLine(const std::string& from, const std::string& to) {
  return "<" + from + "><" + to + ">\n";
}

unsigned long HexNumber(const std::string& digits) { return std::stoul(digits, nullptr, 16); }

/// A CMap as a reader has it: the UTF-16 digits by code, and the faults of its blocks.
struct ReadCMap {
  std::map<unsigned long, std::string> texts;
  std::vector<std::string> faults;

  explicit ReadCMap(const std::string& cmap) {
    std::istringstream in(cmap);
    std::size_t announced = 0, found = 0;
    bool in_block = false;
    for (std::string line; std::getline(in, line);) {
      const bool begins = line.ends_with(" beginbfchar") || line.ends_with(" beginbfrange");
      if (begins) {
        announced = std::stoul(line);
        if (announced == 0 || announced > 100) faults.push_back(line);
        found = 0;
      } else if (line == "endbfchar" || line == "endbfrange") {
        if (found != announced) faults.push_back(line);
      } else if (in_block) {
        ++found;
        Entry(line);
      }
      in_block = begins || (in_block && line[0] == '<');
    }
  }

 private:
  void Entry(const std::string& line) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; (at = line.find('<', at)) != std::string::npos; ++at)
      parts.push_back(line.substr(at + 1, line.find('>', at) - at - 1));
    const unsigned long first = HexNumber(parts[0]);
    const unsigned long last = parts.size() == 3 ? HexNumber(parts[1]) : first;
    const std::string& text = parts.back();
    // Of the codes and of the text of a range only the last byte may count up.
    const unsigned long last_byte = text.empty() ? 0 : HexNumber(text.substr(text.size() - 2));
    if (first >> 8 != last >> 8 || last_byte + (last - first) > 0xFF) faults.push_back(line);
    for (unsigned long code = first; code <= last; ++code) {
      std::ostringstream end;
      end << std::hex << std::uppercase;
      end.width(2);
      end.fill('0');
      end << last_byte + (code - first);
      const std::string digits = text.empty() ? "" : text.substr(0, text.size() - 2) + end.str();
      if (!texts.emplace(code, digits).second) faults.push_back(line);
    }
  }
};

TEST(ToUnicodeCMapTest, WithoutTextsThereAreNoBlocks) {
  const std::string cmap = ToUnicodeCMap({});
  EXPECT_THAT(cmap, Not(HasSubstr("beginbf")));  // a block of none is not allowed
  EXPECT_THAT(cmap, HasSubstr("1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"));
  EXPECT_THAT(cmap, HasSubstr("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def"));
  EXPECT_THAT(cmap, testing::EndsWith("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"));
}

TEST(ToUnicodeCMapTest, TextsAreUtf16WithSurrogates) {
  const std::pair<const char*, const char*> cases[] = {
      {"A", "0041"},
      {"\uFFFD", "FFFD"},
      {"\U00010000", "D800DC00"},
      {"\U0010FFFF", "DBFFDFFF"},
      {"ffi", "006600660069"},           // a ligature: one glyph, three characters
      {"葛\U000E0100", "845BDB40DD00"},  // a character and its selector
  };
  for (const auto& [text, digits] : cases)
    EXPECT_THAT(ToUnicodeCMap({{9, text}}),
                HasSubstr("1 beginbfchar\n" + CMapLine("0009", digits) + "endbfchar\n"));
}

TEST(ToUnicodeCMapTest, NeighboursBeyondTheBasicPlaneAreNoRange) {
  // Counting up the last byte would do, but few readers count within surrogates.
  EXPECT_THAT(ToUnicodeCMap({{1, "\U00020000"}, {2, "\U00020001"}}),
              HasSubstr("2 beginbfchar\n" + CMapLine("0001", "D840DC00") + CMapLine("0002", "D840DC01")));
}

TEST(ToUnicodeCMapTest, RangesEndBeforeWhatIsNoSingleNextCharacter) {
  const std::pair<const char*, std::vector<CidText>> cases[] = {
      {"a gap in the codes", {{1, "A"}, {3, "B"}}},
      {"a gap in the texts", {{1, "A"}, {2, "C"}}},
      {"counting down", {{1, "B"}, {2, "A"}}},
      {"the same text again", {{1, "A"}, {2, "A"}}},
      {"more than the next character", {{1, "A"}, {2, "BC"}}},
      {"the last of the basic plane", {{1, "\uFFFE"}, {2, "\U0000FFFF"}, {3, "\U00010000"}}},
  };
  for (const auto& [why, texts] : cases) {
    const ReadCMap read(ToUnicodeCMap(texts));
    EXPECT_THAT(read.faults, testing::IsEmpty()) << why;
    EXPECT_EQ(read.texts.size(), texts.size()) << why;
    EXPECT_THAT(ToUnicodeCMap(texts), Not(HasSubstr("<0001><0002><0041>"))) << why;
  }
}

TEST(ToUnicodeCMapTest, BlocksOfRangesHaveAtMostAHundredToo) {
  std::vector<CidText> texts;
  for (unsigned pair = 0; pair < 102; ++pair) {
    const auto cid = static_cast<std::uint16_t>(3 * pair);
    texts.emplace_back(cid, "A");
    texts.emplace_back(static_cast<std::uint16_t>(cid + 1), "B");
  }
  const std::string cmap = ToUnicodeCMap(texts);
  // Of these pairs only that of 00FF and 0100 cannot be one range.
  EXPECT_THAT(cmap, HasSubstr("2 beginbfchar\n<00FF><0041>\n<0100><0042>\nendbfchar\n100 beginbfrange\n"));
  EXPECT_THAT(cmap, HasSubstr("endbfrange\n1 beginbfrange\n<012F><0130><0041>\nendbfrange\n"));
  EXPECT_THAT(ReadCMap(cmap).faults, testing::IsEmpty());
  EXPECT_EQ(ReadCMap(cmap).texts.size(), 204U);
}

TEST(ToUnicodeCMapTest, EveryCodeComesBackWithItsText) {
  std::vector<CidText> texts;
  std::map<unsigned long, std::string> expected;
  for (unsigned cid = 0; cid < 0x10000; cid += cid % 7 == 0 ? 2U : 1U) {
    const CodePoint c = 0x4E33 + cid % 0x5000;  // texts and codes end their 256 apart
    texts.emplace_back(static_cast<std::uint16_t>(cid), ToUtf8(c));
    expected[cid] = CodePointName(c).substr(2);  // U+4E00
  }
  const ReadCMap read(ToUnicodeCMap(texts));
  EXPECT_THAT(read.faults, testing::IsEmpty());
  EXPECT_EQ(read.texts, expected);
}

/// W as a reader has it: "c [w …]" and "first last w" (§9.7.4.3), with 1000 for what is not said.
std::vector<int> WidthsBy(const std::string& array) {
  std::vector<int> widths(0x10000, 1000);
  std::istringstream in(array.substr(1, array.size() - 2));
  for (std::size_t first = 0; in >> first >> std::ws;) {
    if (in.peek() == '[') {
      in.get();
      for (int width = 0; in >> width;) widths.at(first++) = width;
      in.clear();
      in >> std::ws;
      EXPECT_EQ(in.get(), ']') << array.substr(0, 80);
    } else {
      std::size_t last = 0;
      int width = 0;
      in >> last >> width;
      for (; first <= last; ++first) widths.at(first) = width;
    }
  }
  return widths;
}

TEST(WidthArrayTest, EveryWidthComesBack) {
  const auto by_rule = [](const char* name, auto width) {
    std::vector<CidWidth> widths;
    std::vector<int> expected(0x10000, 1000);
    for (unsigned cid = 0; cid < 0x10000; ++cid) {
      const int is = width(cid);
      if (is < 0) continue;  // not in the font
      widths.emplace_back(static_cast<std::uint16_t>(cid), is);
      expected[cid] = is;
    }
    EXPECT_TRUE(WidthsBy(WidthArray(widths)) == expected) << name;
  };
  by_rule("half widths alone", [](unsigned) { return 500; });
  by_rule("none is like the one before", [](unsigned cid) { return 250 + static_cast<int>(cid % 2); });
  by_rule("zero is a width", [](unsigned cid) { return cid % 3 == 0 ? 0 : 1000; });
  by_rule("runs of three and four", [](unsigned cid) { return cid % 7 < 3 ? 500 : 333; });
  by_rule("every other one", [](unsigned cid) { return cid % 2 == 0 ? 500 : -1; });
  by_rule("the last one alone", [](unsigned cid) { return cid == 0xFFFF ? 1 : -1; });
  by_rule("equal ones that end with the last", [](unsigned cid) { return cid > 0xFFF0 ? 600 : -1; });
  by_rule("wider than the em", [](unsigned cid) { return cid % 5 == 0 ? 2048 : -1; });
}

}  // namespace
}  // namespace yoshiki::pdf
