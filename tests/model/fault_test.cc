// What is wrong with a file, where, in which words. Each case is the whole list of faults of a file.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support.h"

namespace yoshiki {
namespace {

using namespace std::string_view_literals;

struct Case {
  std::string_view json;
  const char* faults;
};

class FaultTest : public testing::TestWithParam<Case> {};

TEST_P(FaultTest, IsNamed) { EXPECT_EQ(FaultsOf(GetParam().json), GetParam().faults) << GetParam().json; }

INSTANTIATE_TEST_SUITE_P(
    WholeFile, FaultTest,
    testing::Values(Case{"", "1:1 [empty-file] the file is empty\n"},
                    Case{" \r\n\t", "1:1 [empty-file] the file is empty\n"},
                    Case{"\xEF\xBB\xBF", "1:1 [empty-file] the file is empty\n"},
                    Case{"\xFF\xFE{\0"sv, "1:1 [utf16-file] the file is in UTF-16 or UTF-32, not in UTF-8\n"},
                    Case{"\xFE\xFF\0{"sv, "1:1 [utf16-file] the file is in UTF-16 or UTF-32, not in UTF-8\n"},
                    Case{"{\0\"\0"sv, "1:1 [utf16-file] the file is in UTF-16 or UTF-32, not in UTF-8\n"}));

INSTANTIATE_TEST_SUITE_P(
    Head, FaultTest,
    testing::Values(
        Case{"[]", "1:1 [root-not-object] the model must be one object, { … }\n"},
        Case{" 12", "1:2 [root-not-object] the model must be one object, { … }\n"},
        Case{"{}", "1:1 [form-missing] the model does not say which form it fills: \"form\" is missing\n"},
        Case{R"({"form": null})",
             "1:10 [form-missing] the model does not say which form it fills: \"form\" is missing\n"},
        Case{"{\n\"form\": 3, \"edition\": 2025}",
             "2:9 [form-not-text] /form \"form\" must be a text\n2:23 [edition-not-text] /edition "
             "\"edition\" must be a text\n"}));

INSTANTIATE_TEST_SUITE_P(
    Encoding, FaultTest,
    testing::Values(
        Case{"{\"form\": \"様\xE5\x88\"}",
             "1:12 [invalid-utf8] /form the byte 0xE5 is not valid UTF-8 here\n"},
        Case{
            "{\"form\": \"f\",\n\"a\": \"x\xC0\xAF\",\n\"b\": \"\xED\xA0\x80\", \"c\": \"\xF4\x90\x80\x80\"}",
            "2:8 [invalid-utf8] /a the byte 0xC0 is not valid UTF-8 here\n"
            "3:7 [invalid-utf8] /b the byte 0xED is not valid UTF-8 here\n"
            "3:19 [invalid-utf8] /c the byte 0xF4 is not valid UTF-8 here\n"},
        // Shift_JIS for 表, whose second byte is a backslash.
        Case{"{\"form\": \"\x95\\\"}", "1:11 [invalid-utf8] /form the byte 0x95 is not valid UTF-8 here\n"},
        Case{"{\"form\": \"f\", \xFF}", "1:15 [invalid-utf8] the byte 0xFF is not valid UTF-8 here\n"},
        // Found even behind a break of the grammar.
        Case{"{\"form\" \"f\",\n\"x\": \"\xFF\"}",
             "1:9 [missing-colon] a colon is missing between the key and \"\n"
             "2:7 [invalid-utf8] the byte 0xFF is not valid UTF-8 here\n"}));

INSTANTIATE_TEST_SUITE_P(
    Characters, FaultTest,
    testing::Values(
        Case{"{\"form\": \"a\x0B\"}",
             "1:12 [control-character] /form the control character U+000B must not stand here\n"},
        Case{"{\"form\": \"a\tb\"}",
             "1:12 [control-character] /form the control character U+0009 must not stand here\n"},
        Case{"{\"form\": \"\0\"}"sv,
             "1:11 [control-character] /form the control character U+0000 must not stand here\n"},
        Case{"{\"form\": \"\x7F\xC2\x85\"}",
             "1:11 [control-character] /form the control character U+007F must not stand here\n"
             "1:12 [control-character] /form the control character U+0085 must not stand here\n"},
        Case{R"({"form": "\u0000\b\f\r\u001b\u009f"})",
             "1:11 [control-character] /form the control character U+0000 must not stand here\n"
             "1:17 [control-character] /form the control character U+0008 must not stand here\n"
             "1:19 [control-character] /form the control character U+000C must not stand here\n"
             "1:21 [control-character] /form the control character U+000D must not stand here\n"
             "1:23 [control-character] /form the control character U+001B must not stand here\n"
             "1:29 [control-character] /form the control character U+009F must not stand here\n"},
        Case{"{\"form\": \"f\"}\0"sv,
             "1:14 [control-character] the control character U+0000 must not stand here\n"},
        Case{"{\"form\": \"f\", \"a\x01\": {\"b\x02\": \"\x03\"}}",
             "1:17 [control-character] the control character U+0001 must not stand here\n"
             "1:24 [control-character] /a? the control character U+0002 must not stand here\n"
             "1:29 [control-character] /a?/b? the control character U+0003 must not stand here\n"},
        Case{"{\"form\": \"\xEF\xBF\xBF\xEF\xB7\x90\"}",
             "1:11 [noncharacter] /form U+FFFF is not a character (Unicode keeps it free for ever)\n"
             "1:12 [noncharacter] /form U+FDD0 is not a character (Unicode keeps it free for ever)\n"},
        Case{R"({"form": "\ufffe\ud83f\udfff"})",
             "1:11 [noncharacter] /form U+FFFE is not a character (Unicode keeps it free for ever)\n"
             "1:17 [noncharacter] /form U+1FFFF is not a character (Unicode keeps it free for ever)\n"}));

INSTANTIATE_TEST_SUITE_P(
    Escapes, FaultTest,
    testing::Values(
        Case{R"({"form": "a\ud800b"})",
             "1:12 [lone-surrogate] /form \\ud800 is half of a surrogate pair; the other half is missing\n"},
        Case{R"({"form": "\uDFB7\uD842"})",
             "1:11 [lone-surrogate] /form \\uDFB7 is half of a surrogate pair; the other half is missing\n"
             "1:17 [lone-surrogate] /form \\uD842 is half of a surrogate pair; the other half is missing\n"},
        Case{R"({"form": "\ud800\u0041"})",
             "1:11 [lone-surrogate] /form \\ud800 is half of a surrogate pair; the other half is missing\n"},
        Case{R"({"form": "C:\様式"})", "1:13 [bad-escape] /form \\様 is not an escape that JSON knows\n"},
        Case{R"({"form": "\u12x4 \u"})",
             "1:11 [bad-escape] /form \\u12 is not an escape that JSON knows\n"
             "1:18 [bad-escape] /form \\u is not an escape that JSON knows\n"},
        Case{"{\"form\": \"f\",\n \"x\": \"だ\n\"}",
             "2:7 [unterminated-text] the text that begins here has no closing quotation mark on its line\n"},
        Case{
            "{\"form\": \"f\\\n\"}",
            "1:10 [unterminated-text] the text that begins here has no closing quotation mark on its line\n"},
        Case{"{\"form",
             "1:2 [unterminated-text] the text that begins here has no closing quotation mark on its line\n"},
        Case{"{\"form\": \"f\\",
             "1:10 [unterminated-text] the text that begins here has no closing quotation mark on its "
             "line\n"}));

INSTANTIATE_TEST_SUITE_P(
    Grammar, FaultTest,
    testing::Values(
        Case{R"({"form": "f" "a": 1})", "1:14 [missing-comma] a comma is missing before \"\n"},
        Case{R"({"form": "f", "a": [1 2]})", "1:23 [missing-comma] /a a comma is missing before 2\n"},
        Case{R"({"form": "f",})", "1:13 [trailing-comma] a comma stands before the closing }\n"},
        Case{"{\"form\": \"f\", \"a\": [1,\n]}",
             "1:22 [trailing-comma] /a a comma stands before the closing ]\n"},
        Case{R"({"form" "f"})", "1:9 [missing-colon] a colon is missing between the key and \"\n"},
        Case{R"({"form" = "f"})", "1:9 [missing-colon] a colon is missing between the key and =\n"},
        Case{R"({"form"})", "1:8 [missing-colon] a colon is missing between the key and }\n"},
        Case{R"({"form"："f"})", "1:8 [missing-colon] a colon is missing between the key and ：\n"},
        Case{R"({form: "f"})", "1:2 [key-expected] a key is expected here, not form\n"},
        Case{R"({'form': "f"})", "1:2 [key-expected] a key is expected here, not 'form'\n"},
        Case{R"({“form”: "f"})", "1:2 [key-expected] a key is expected here, not “form”\n"},
        Case{R"({,"form": "f"})", "1:2 [key-expected] a key is expected here, not ,\n"},
        Case{R"({"form": f})", "1:10 [value-expected] a value is expected here, not f\n"},
        Case{R"({"form": True})", "1:10 [value-expected] a value is expected here, not True\n"},
        Case{R"({"form": nul})", "1:10 [value-expected] a value is expected here, not nul\n"},
        Case{R"({"form": })", "1:10 [value-expected] a value is expected here, not }\n"},
        Case{R"({"form":: "f"})", "1:9 [value-expected] a value is expected here, not :\n"},
        Case{R"({"form": "f", "a": [1,,2]})", "1:23 [value-expected] /a a value is expected here, not ,\n"},
        Case{"}", "1:1 [value-expected] a value is expected here, not }\n"},
        Case{"form: yoshiki-3", "1:1 [value-expected] a value is expected here, not form\n"},
        Case{R"({"form": "f"} {})", "1:15 [trailing-content] { stands after the end of the model\n"},
        Case{R"({"form": "f"}})", "1:14 [trailing-content] } stands after the end of the model\n"},
        Case{R"({"form": "f"},)", "1:14 [trailing-content] , stands after the end of the model\n"},
        Case{"{\"form\": \"f\",\n\"a\": [1}",
             "2:8 [wrong-bracket] /a } does not close the [ of line 2, column 6\n"},
        Case{R"({"form": "f"])", "1:13 [wrong-bracket] ] does not close the { of line 1, column 1\n"},
        Case{"{\"form\": \"f\",\n \"a\": [ {\n",
             "3:1 [unexpected-end] /a/0 the file ends, but the { of line 2, column 9 is still open\n"},
        Case{R"({"form": "f", "a": )",
             "1:20 [unexpected-end] the file ends, but the { of line 1, column 1 is still open\n"},
        Case{"{\"form\": \"f\",\n// remark\n\"a\": 1}",
             "2:1 [json-comment] a comment stands here; JSON has none\n"},
        Case{"# remark\n{}", "1:1 [json-comment] a comment stands here; JSON has none\n"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, FaultTest,
    testing::Values(Case{R"({"n": 012})", "1:7 [bad-number] 012 is not a number as JSON writes it\n"},
                    Case{R"({"n": 12円})", "1:7 [bad-number] 12円 is not a number as JSON writes it\n"},
                    Case{R"({"n": +1})", "1:7 [bad-number] +1 is not a number as JSON writes it\n"},
                    Case{R"({"n": .5})", "1:7 [bad-number] .5 is not a number as JSON writes it\n"},
                    Case{R"({"n": 1.})", "1:7 [bad-number] 1. is not a number as JSON writes it\n"},
                    Case{R"({"n": -})", "1:7 [bad-number] - is not a number as JSON writes it\n"},
                    Case{R"({"n": 1e})", "1:7 [bad-number] 1e is not a number as JSON writes it\n"},
                    Case{R"({"n": 2020-10-22})",
                         "1:7 [bad-number] 2020-10-22 is not a number as JSON writes it\n"},
                    Case{R"({"n": 1,000})", "1:9 [key-expected] a key is expected here, not 000\n"},
                    Case{R"({"n": 1e400})", "1:7 [number-too-big] the number 1e400 is too big\n"}));

INSTANTIATE_TEST_SUITE_P(
    DuplicateKeys, FaultTest,
    testing::Values(Case{"{\"form\": \"f\",\n \"files\": [{\"name\": 1, \"x\": 2,\n \"name\": 3}]}",
                         "3:2 [duplicate-key] /files/0/name the key \"name\" stands twice in the same "
                         "object; the first is in line 2, "
                         "column 13\n"},
                    Case{R"({"form": "f", "form": "g", "form": "h"})",
                         "1:15 [duplicate-key] /form the key \"form\" stands twice in the same object; the "
                         "first is in line 1, column 2\n"
                         "1:28 [duplicate-key] /form the key \"form\" stands twice in the same object; the "
                         "first is in line 1, column "
                         "2\n"},
                    // The same key, written once with an escape.
                    Case{R"({"form": "f", "\u0066orm": "g"})",
                         "1:15 [duplicate-key] /form the key \"form\" stands twice in the same object; the "
                         "first is in line 1, column "
                         "2\n"}));

INSTANTIATE_TEST_SUITE_P(
    SeveralInOneRun, FaultTest,
    testing::Values(
        Case{"{\"form\": 3,\n\"a\": \"\\x\",\n\"b\": \"\x01\\ud800\",\n\"a\": \"\xFF\"}",
             "1:10 [form-not-text] /form \"form\" must be a text\n"
             "2:7 [bad-escape] /a \\x is not an escape that JSON knows\n"
             "3:7 [control-character] /b the control character U+0001 must not stand here\n"
             "3:8 [lone-surrogate] /b \\ud800 is half of a surrogate pair; the other half is missing\n"
             "4:1 [duplicate-key] /a the key \"a\" stands twice in the same object; the first is in line 2, "
             "column 1\n"
             "4:7 [invalid-utf8] /a the byte 0xFF is not valid UTF-8 here\n"},
        // Behind a break of the grammar nothing tells text from brackets: the bad escape there is not
        // reported.
        Case{"{\"form\": \"\\x\",\n\"a: 1, \"b\": \"\\y\"}",
             "1:11 [bad-escape] /form \\x is not an escape that JSON knows\n"
             "2:9 [missing-colon] a colon is missing between the key and b\n"}));

TEST(FaultPlaceTest, CarriesTheLineForTheCaret) {
  Diagnostics diagnostics;
  Parse("{\n  \"form\": x\r\n}", diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1u);
  EXPECT_EQ(diagnostics.all()[0].place.source_line, "  \"form\": x");
}

TEST(FaultPlaceTest, LongAndHostileKeysAreShownShortAndEscaped) {
  const std::string key(1000, 'k');
  const std::string shown(60, 'k');
  EXPECT_EQ(FaultsOf("{\"form\": \"f\",\n\"" + key + "\": 1,\n\"" + key + "\": 2}"),
            "3:1 [duplicate-key] /" + shown + "… the key \"" + shown +
                "…\" stands twice in the same object; the first is in line 2, column 1\n");
  EXPECT_EQ(
      FaultsOf(R"({"form": "f", "\u001b": "\ud800"})"),
      "1:16 [control-character] the control character U+001B must not stand here\n"
      "1:26 [lone-surrogate] /\\u001b \\ud800 is half of a surrogate pair; the other half is missing\n");
}

}  // namespace
}  // namespace yoshiki
