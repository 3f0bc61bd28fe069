// The look at a model's characters: what is a fault, where it stands, and that all else keeps its place when
// it is blanked out.
#include "model/characters.h"

#include <gtest/gtest.h>

namespace yoshiki {
namespace {

using namespace std::string_view_literals;

/// "code@offset" of each fault, in the order in which they were found, and the text that is left.
struct Looked {
  std::string faults, left;
};

std::string CodesOf(Faults& faults) {
  std::string all;
  for (std::size_t i = 0; i < faults.size(); ++i)
    all +=
        (all.empty() ? "" : " ") + std::string(CodeOf(faults[i].id)) + "@" + std::to_string(faults[i].offset);
  return all;
}

Looked LookAtEncoding(std::string_view bytes) {
  CleanText text(bytes);
  Faults faults;
  FindEncodingFaults(text, faults);
  return {CodesOf(faults), std::string(text.view())};
}

Looked LookAtCharacters(std::string_view source) {
  CleanText text(source);
  Faults faults;
  FindCharacterFaults(text, faults);
  return {CodesOf(faults), std::string(text.view())};
}

// ---------------------------------------------------------------- blanking

TEST(CleanText, IsTheSourceItselfUntilSomethingIsBlanked) {
  const std::string source = "{\"a\": 1}";
  CleanText text(source);
  EXPECT_EQ(text.view().data(), source.data()) << "not copied";
  text.Blank(2, 1, '?');
  text.Blank(6, 0, '?');
  text.Blank(7, 1, ' ');
  EXPECT_EQ(text.view(), "{\"?\": 1 ");
  EXPECT_EQ(source, "{\"a\": 1}");
}

// ---------------------------------------------------------------- encoding

TEST(LooksLikeUtf16, ByItsMarkOrByAsciiWithZeroes) {
  for (const std::string_view bytes : {"\xFF\xFE"sv, "\xFE\xFF"sv, "\xFF\xFE\0\0"sv, "\0\0\xFE\xFF"sv,
                                       "{\0"sv, "\0{"sv, "{\0\0\0"sv, "\0\0\0{"sv})
    EXPECT_TRUE(LooksLikeUtf16(bytes));
  for (const std::string_view bytes :
       {""sv, "{"sv, "\xFF"sv, "\0"sv, "\0\0"sv, "\xEF\xBB\xBF{"sv, "{}"sv, "あ"sv, "\x8A\xC2"sv})
    EXPECT_FALSE(LooksLikeUtf16(bytes));
}

struct EncodingCase {
  std::string_view bytes;
  const char* faults;
  std::string_view left;
};

constexpr EncodingCase kEncodings[] = {
    {"", "", ""},
    {"aé国𠮷\U0010FFFF", "", "aé国𠮷\U0010FFFF"},
    // Neighbours are one fault, and every byte of them is blanked.
    {"a\xFF\xFE\xFD"
     "b",
     "invalid-utf8@1", "a???b"},
    {"\xFF"
     "国\xFF",
     "invalid-utf8@0 invalid-utf8@4", "?国?"},
    {"国\xE5\x9B", "invalid-utf8@3", "国??"},
    {"\xE5\x9B国", "invalid-utf8@0", "??国"},
    {"\xED\xA0\x80\xED\xB0\x80", "invalid-utf8@0", "??????"},
    {"\xC0\x80", "invalid-utf8@0", "??"},
    {"\xF4\x90\x80\x80z", "invalid-utf8@0", "????z"},
    // 表 and ソ in Shift_JIS: the second byte is a backslash and belongs to the character.
    {"\x95\\\"", "invalid-utf8@0", "??\""},
    {"\x83\\n", "invalid-utf8@0", "??n"},
};

TEST(EncodingFaults, AreBlankedByteForByte) {
  for (const EncodingCase& c : kEncodings) {
    const Looked looked = LookAtEncoding(c.bytes);
    EXPECT_EQ(looked.faults, c.faults) << c.left;
    EXPECT_EQ(looked.left, c.left);
  }
}

TEST(EncodingFaults, NameTheFirstByte) {
  CleanText text("ab\xE9!");
  Faults faults;
  FindEncodingFaults(text, faults);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].args, std::vector<std::string>{"0xE9"});
}

TEST(EncodingFaults, AMegabyteOfRandomLookingBytesLeavesUtf8) {
  std::string bytes;
  std::uint32_t state = 1;
  while (bytes.size() < 1'000'000) bytes += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  const Looked looked = LookAtEncoding(bytes);
  EXPECT_EQ(looked.left.size(), bytes.size());
  EXPECT_FALSE(FindInvalidUtf8(looked.left));
}

// ---------------------------------------------------------------- characters

struct CharacterCase {
  const char* what;
  std::string_view source;
  const char* faults;
  std::string_view left;
};

constexpr CharacterCase kCharacters[] = {
    {"nothing", "", "", ""},
    {"every escape there is", R"(["\"\\\/\n\t\u0041\uD842\uDFB7"])", "",
     R"(["\"\\\/\n\t\u0041\uD842\uDFB7"])"},
    {"white space outside", "\t\r\n {\t}\n", "", "\t\r\n {\t}\n"},
    {"control characters outside", "{\x01\x1F}\x0C"sv,
     "control-character@1 control-character@2 control-character@4", "{  } "},
    {"raw ones inside, tabs too", "\"\x01\t\x1F\x7F\"",
     "control-character@1 control-character@2 "
     "control-character@3 control-character@4",
     "\"????\""},
    {"of two bytes", "\"\u0080é\u009F\u00A0\"", "control-character@1 control-character@5", "\"??é??\u00A0\""},
    {"escaped, which the parser can read on over", R"("\b\f\r\u0000\u007f\u009F\u000a\u0009")",
     "control-character@1 control-character@3 control-character@5 control-character@7 control-character@13 "
     "control-character@19",
     R"("\b\f\r\u0000\u007f\u009F\u000a\u0009")"},
    {"noncharacters stay", "\"\uFDD0\uFDEF\uFFFD\uFFFE\U0001FFFF\U0010FFFE\"",
     "noncharacter@1 noncharacter@4 noncharacter@10 noncharacter@13 noncharacter@17",
     "\"\uFDD0\uFDEF\uFFFD\uFFFE\U0001FFFF\U0010FFFE\""},
    {"escaped too", R"("\uFDCF\uFDD0\uFFFF\uD83F\uDFFE")", "noncharacter@7 noncharacter@13 noncharacter@19",
     R"("\uFDCF\uFDD0\uFFFF\uD83F\uDFFE")"},
    {"half a pair", R"("\uD800" "\uDC00" "\uD800\uD800\uDC00" "\uD800\n")",
     "lone-surrogate@1 lone-surrogate@10 lone-surrogate@19 lone-surrogate@40",
     R"("??????" "??????" "??????\uD800\uDC00" "??????\n")"},
    {"unknown escapes", R"("\x \' \様 \0 \N")",
     "bad-escape@1 bad-escape@4 bad-escape@7 bad-escape@12 bad-escape@15", R"("?x ?' ?様 ?0 ?N")"},
    {"short \\u", R"("\u" "\u12" "\u12G4" "\u00e")", "bad-escape@1 bad-escape@6 bad-escape@13 bad-escape@22",
     R"("?u" "?u12" "?u12G4" "?u00e")"},
    {"a backslash before the closing mark hides it", R"("a\" "b")", "", R"("a\" "b")"},
    {"nothing is looked at behind an open text", "\"a\n\"\\x\"", "", "\"a\n\"\\x\""},
    {"nor behind one that the file ends in", "{\"a\": \"\\x", "bad-escape@7", "{\"a\": \"?x"},
    {"nor behind a backslash at a line's end", "\"a\\\n\"\\x\"", "", "\"a\\\n\"\\x\""},
    {"a backslash outside is the parser's to tell", "{\\x}", "", "{\\x}"},
};

TEST(CharacterFaults, AreFoundWhereTheyMatter) {
  for (const CharacterCase& c : kCharacters) {
    const Looked looked = LookAtCharacters(c.source);
    EXPECT_EQ(looked.faults, c.faults) << c.what;
    EXPECT_EQ(looked.left, c.left) << c.what;
  }
}

}  // namespace
}  // namespace yoshiki
