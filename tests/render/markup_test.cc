// The spelling of HTML and XML: what others type cannot become markup.
#include "render/markup.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "render/render.h"

namespace yoshiki {
namespace {

using markup::Writer;

TEST(Markup, SignsThatMeanSomethingAreReferences) {
  const std::pair<std::string, const char*> cases[] = {
      {"", ""},
      {"<", "&lt;"},
      {"]]>", "]]&gt;"},
      {"a & b", "a &amp; b"},
      {"&amp;", "&amp;amp;"},  // what was typed is shown as it was typed
      {"&#x3C;", "&amp;#x3C;"},
      {"\"x\"", "&quot;x&quot;"},
      {"<!--", "&lt;!--"},
      {"a\tb\r\nc", "a\tb\r\nc"},
      {"it's `ok`", "it's `ok`"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(EscapedMarkup(text), expected);
}

TEST(Markup, AllOtherBytesStayAsTheyAre) {
  const std::string cases[] = {
      "年金　①",  "𠮷葛\U000E0100", "か\u309A", "\u00A0\u200B\u2028", std::string("a\0b", 3),
      "\x7F\x1F", "\xFF\x80"};  // no UTF-8: not for this place to judge
  for (const std::string& text : cases) EXPECT_EQ(EscapedMarkup(text), text);
}

TEST(Markup, EscapedTextIsPutBehindWhatIsThere) {
  std::string out = "<p>";
  markup::AppendEscaped(out, "a<b");
  markup::AppendEscaped(out, "");
  markup::AppendEscaped(out, ">c");
  EXPECT_EQ(out, "<p>a&lt;b&gt;c");
}

TEST(MarkupWriter, AttributesWithoutAValueAreLeftOut) {
  Writer writer;
  writer.Open("td", {{"id", ""}, {"class", "sub1"}, {"colspan", ""}});
  writer.Close("td");
  writer.Open("p", {{"class", ""}});
  writer.Close("p");
  writer.Open("tr");
  writer.Close("tr");
  EXPECT_EQ(writer.Take(), "<td class=\"sub1\"></td><p></p><tr></tr>");
}

TEST(MarkupWriter, AttributesStandInTheOrderGiven) {
  Writer writer;
  writer.Open("a", {{"href", "x"}, {"class", "y"}, {"a", "z"}});
  EXPECT_EQ(writer.Take(), "<a href=\"x\" class=\"y\" a=\"z\">");
}

TEST(MarkupWriter, NoValueEndsItsAttributeOrItsElement) {
  Writer writer;
  writer.Element("span", {{"aria-label", "\"><script>&"}}, "</span><script>");
  EXPECT_EQ(writer.Take(),
            "<span aria-label=\"&quot;&gt;&lt;script&gt;&amp;\">&lt;/span&gt;&lt;script&gt;</span>");
}

TEST(MarkupWriter, OnlyRawMarkupIsTakenAsItStands) {
  Writer writer;
  writer.Raw("<col>&#10;");
  writer.NewLine();
  writer.Text("<col>");
  EXPECT_EQ(writer.Take(), "<col>&#10;\n&lt;col&gt;");
}

TEST(MarkupWriter, ElementsMayBeEmpty) {
  Writer writer;
  writer.Element("p", {}, "");
  EXPECT_EQ(writer.Take(), "<p></p>");
  EXPECT_EQ(Writer().Take(), "");
}

// The examples of RFC 4648, §10.
TEST(DataUrlTest, BytesAreBase64WithPadding) {
  const std::pair<std::string_view, const char*> cases[] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
      {{"\0\0\0", 3}, "AAAA"},
      {"\xFF\xFE\xFD", "//79"},
      {"\xFB\xEF\xBE", "++++"},
  };
  for (const auto& [bytes, encoded] : cases)
    EXPECT_EQ(DataUrl("image/png", bytes), std::string("data:image/png;base64,") + encoded);
}

TEST(DataUrlTest, LongOnesHaveNoLineBreaks) {
  const std::string url = DataUrl("image/jpeg", std::string(3000, 'a'));
  EXPECT_EQ(url.size(), std::string_view("data:image/jpeg;base64,").size() + 4000);
  EXPECT_EQ(url.find_first_of("\r\n "), std::string::npos);
}

}  // namespace
}  // namespace yoshiki
