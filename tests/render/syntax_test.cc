// Values at the edges of what PDF can spell (ISO 32000-1 §7.3): the ordinary ones are in tables_test.cc.
#include "render/syntax.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace yoshiki::pdf {
namespace {

constexpr std::int64_t kSmallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

std::string ThousandthsOf(std::int64_t value) {
  std::string out;
  AppendThousandths(out, value);
  return out;
}

std::string LiteralOf(std::string_view bytes) {
  std::string out;
  AppendLiteral(out, bytes);
  return out;
}

std::string TextStringOf(std::string_view utf8) {
  std::string out;
  AppendText(out, utf8);
  return out;
}

// What a reader makes of a literal string, by the table of escapes and the rule about ends of lines in
// §7.3.4.2. Nothing when the string ends before its bytes do, or does not end.
std::optional<std::string> ReadLiteral(std::string_view spelt) {
  if (spelt.size() < 2 || spelt.front() != '(') return std::nullopt;
  std::string bytes;
  int depth = 1;
  for (std::size_t at = 1; at < spelt.size(); ++at) {
    const char c = spelt[at];
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) return at + 1 == spelt.size() ? std::optional(bytes) : std::nullopt;
    if (c == '\\' && at + 1 < spelt.size()) {
      const char escaped = spelt[++at];
      bytes += escaped == 'r' ? '\r' : escaped == 'n' ? '\n' : escaped;
    } else if (c == '\r') {
      bytes += '\n';
      if (at + 1 < spelt.size() && spelt[at + 1] == '\n') ++at;
    } else {
      bytes += c;
    }
  }
  return std::nullopt;
}

TEST(PdfSyntax, IntegersOfAnySize) {
  const std::pair<std::int64_t, const char*> cases[] = {
      {0, "0"},
      {-7, "-7"},
      {2147483647, "2147483647"},
      {kLargest, "9223372036854775807"},
      {kSmallest, "-9223372036854775808"},
  };
  for (const auto& [value, expected] : cases) {
    std::string out = "/Count ";
    AppendInteger(out, value);
    EXPECT_EQ(out, std::string("/Count ") + expected);
  }
}

// §7.3.3 knows no exponents and needs no zero before or behind the point.
TEST(PdfSyntax, ThousandthsKeepInnerZerosAndDropOuterOnes) {
  const std::pair<std::int64_t, const char*> cases[] = {
      {1, ".001"},      {10, ".01"},       {100, ".1"},     {999, ".999"},         {1001, "1.001"},
      {1010, "1.01"},   {1100, "1.1"},     {10000, "10"},   {-1, "-.001"},         {-999, "-.999"},
      {-1010, "-1.01"}, {-100000, "-100"}, {100000, "100"}, {1000001, "1000.001"},
  };
  for (const auto& [value, expected] : cases) EXPECT_EQ(ThousandthsOf(value), expected);
}

TEST(PdfSyntax, ThousandthsOfTheLargestNumbers) {
  EXPECT_EQ(ThousandthsOf(kLargest), "9223372036854775.807");
  EXPECT_EQ(ThousandthsOf(kSmallest), "-9223372036854775.808");
}

TEST(PdfSyntax, PointsAreFollowedByABlank) {
  std::string out;
  AppendPoints(out, Length::Mpt(595276));
  AppendPoints(out, Length());
  AppendPoints(out, -Length::Mpt(500));
  EXPECT_EQ(out, "595.276 0 -.5 ");
}

TEST(PdfSyntax, UnbalancedBracketsDoNotEndALiteral) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", "()"},       {")", "(\\))"},       {"((", "(\\(\\()"}, {"a)(b", "(a\\)\\(b)"},
      {"\\", "(\\\\)"}, {"\\)", "(\\\\\\))"}, {"\\n", "(\\\\n)"},  // two characters that would be read as one
  };
  for (const auto& [bytes, expected] : cases) EXPECT_EQ(LiteralOf(bytes), expected);
}

TEST(PdfSyntax, ReadersGetEveryByteOfALiteralBack) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  const std::string cases[] = {all, "\r\n", "\n\r", "\r\r", "(\r)", "\\\r\n", std::string(3, '\0'), "\\101"};
  for (const std::string& bytes : cases) EXPECT_EQ(ReadLiteral(LiteralOf(bytes)), bytes);
}

// Within U+0020 … U+007E alone PDFDocEncoding and ASCII are one (Annex D.2).
TEST(PdfSyntax, TextStringsAreAsciiOnlyWithinItsPrintableSigns) {
  const std::pair<const char*, const char*> cases[] = {
      {" ~", "( ~)"},
      {"\x7F", "<FEFF007F>"},
      {"\x1F", "<FEFF001F>"},
      {"\t", "<FEFF0009>"},
      {"\u00A0", "<FEFF00A0>"},
      {"\u00FE\u00FF", "<FEFF00FE00FF>"},  // as bytes they would be a mark
      {"a(\u2014", "<FEFF006100282014>"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(TextStringOf(text), expected);
}

TEST(PdfSyntax, CharactersBeyondTheBasicPlaneAreSurrogatePairs) {
  const std::pair<const char*, const char*> cases[] = {
      {"\uD7FF", "<FEFFD7FF>"},         {"\uE000", "<FEFFE000>"},
      {"\uFFFD", "<FEFFFFFD>"},         {"\U00010000", "<FEFFD800DC00>"},
      {"\U000103FF", "<FEFFD800DFFF>"}, {"\U00010400", "<FEFFD801DC00>"},
      {"\U0010FFFF", "<FEFFDBFFDFFF>"}, {"葛\U000E0100", "<FEFF845BDB40DD00>"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(TextStringOf(text), expected);
}

TEST(PdfSyntax, BytesThatAreNoUtf8AreReplacementCharacters) {
  EXPECT_EQ(TextStringOf("a\xFF"), "<FEFF0061FFFD>");
  EXPECT_EQ(TextStringOf("\xED\xA0\x80"), "<FEFFFFFDFFFDFFFD>");  // a surrogate spelt in UTF-8
}

TEST(PdfSyntax, HexDigitsAsManyAsAskedFor) {
  const std::tuple<std::uint32_t, int, const char*> cases[] = {
      {0, 1, "0"},          {15, 1, "F"},        {0xAB, 2, "AB"},
      {7, 4, "0007"},       {0xFFFF, 4, "FFFF"}, {0xFFFFFFFF, 8, "FFFFFFFF"},
      {0x12345, 4, "2345"},  // the last ones
  };
  for (const auto& [value, digits, expected] : cases) {
    std::string out;
    AppendHex(out, value, digits);
    EXPECT_EQ(out, expected);
  }
}

TEST(PdfSyntax, DatesOfTheFirstAndTheLastYear) {
  const std::pair<std::int64_t, const char*> cases[] = {
      {-62167219200, "D:00000101000000Z"},  // the first second of the year 0
      {-62167219201, "D:00000101000000Z"},  // before it
      {kSmallest, "D:00000101000000Z"},    {-62135596800, "D:00010101000000Z"},
      {1746091800, "D:20250501093000Z"},   {4107542399, "D:21000228235959Z"},  // 2100 is no leap year
      {4107542400, "D:21000301000000Z"},   {253402300799, "D:99991231235959Z"},
      {253402300800, "D:99991231235959Z"},  // the year 10000
  };
  for (const auto& [epoch, expected] : cases) EXPECT_EQ(DateText(epoch), expected) << epoch;
}

}  // namespace
}  // namespace yoshiki::pdf
