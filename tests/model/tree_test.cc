#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "support.h"

namespace yoshiki {
namespace {

TEST(TreeTest, KeepsFormAndEdition) {
  const Statement statement = Parsed(R"({"form": "yoshiki-3", "edition": "2025-05"})");
  EXPECT_EQ(statement.form, "yoshiki-3");
  EXPECT_EQ(statement.edition, "2025-05");
  EXPECT_EQ(statement.source.name(), "m.json");
}

TEST(TreeTest, AbsentAndNullEditionAreTheSame) {
  EXPECT_EQ(Parsed(R"({"form": "f"})").edition, "");
  EXPECT_EQ(Parsed(R"({"form": "f", "edition": null})").edition, "");
}

TEST(TreeTest, KnowsEveryKindOfValue) {
  const Statement statement = Parsed(
      R"({"form": "f", "n": null, "t": true, "f": false, "i": -12, "d": 1.50, "s": "あ", "a": [1, []], "o": {"x": {}}})");
  const auto kind = [&](const char* key) { return statement.root.Find(key)->kind; };
  EXPECT_EQ(kind("n"), ValueKind::null);
  EXPECT_EQ(kind("t"), ValueKind::boolean);
  EXPECT_TRUE(statement.root.Find("t")->boolean);
  EXPECT_FALSE(statement.root.Find("f")->boolean);
  EXPECT_EQ(kind("i"), ValueKind::integer);
  EXPECT_EQ(statement.root.Find("i")->integer, -12);
  EXPECT_EQ(kind("d"), ValueKind::number);
  EXPECT_EQ(statement.root.Find("d")->text, "1.50");
  EXPECT_EQ(statement.root.Find("s")->text, "あ");
  ASSERT_EQ(statement.root.Find("a")->elements.size(), 2u);
  EXPECT_EQ(statement.root.Find("a")->elements[1].kind, ValueKind::array);
  EXPECT_EQ(statement.root.Find("o")->Find("x")->kind, ValueKind::object);
  EXPECT_EQ(statement.root.Find("o")->Find("y"), nullptr);
  EXPECT_EQ(statement.root.Find("s")->Find("y"), nullptr);
}

TEST(TreeTest, NumbersKeepTheirWrittenText) {
  struct {
    const char* written;
    ValueKind kind;
  } const cases[] = {
      {"0", ValueKind::integer},
      {"-0", ValueKind::integer},
      {"9223372036854775807", ValueKind::integer},
      {"-9223372036854775808", ValueKind::integer},
      {"9223372036854775808", ValueKind::number},
      {"123456789012345678901234567890", ValueKind::number},
      {"1.0", ValueKind::number},
      {"1e2", ValueKind::number},
      {"-2.50E-07", ValueKind::number},
      {"1e-999", ValueKind::number},
  };
  for (const auto& c : cases) {
    const Statement statement = Parsed(R"({"form": "f", "x": )" + std::string(c.written) + "}");
    EXPECT_EQ(statement.root.Find("x")->kind, c.kind) << c.written;
    EXPECT_EQ(statement.root.Find("x")->text, c.written);
  }
}

TEST(TreeTest, KeepsTheOrderOfTheFile) {
  std::string keys;
  for (const Member& m : Parsed(R"({"z": 1, "form": "f", "a": 2, "": 3})").root.members) keys += m.key + ",";
  EXPECT_EQ(keys, "z,form,a,,");
}

TEST(TreeTest, EveryValueKnowsWhereItBegins) {
  const std::string json =
      "{ \"form\" :\t\"f\",\r\n \"x\" : [ 1.5 ,\n null,true, \"あ\\n\\\"\" , {\"k\":\"v\"} ]\n}";
  const Statement statement = Parsed(json);
  const Value& x = *statement.root.Find("x");
  EXPECT_EQ(statement.root.offset, 0u);
  EXPECT_EQ(statement.root.members[1].key_offset, json.find("\"x\""));
  EXPECT_EQ(statement.root.Find("form")->offset, json.find("\"f\""));
  EXPECT_EQ(x.offset, json.find("[ 1.5"));
  EXPECT_EQ(x.elements[0].offset, json.find("1.5"));
  EXPECT_EQ(x.elements[1].offset, json.find("null"));
  EXPECT_EQ(x.elements[2].offset, json.find("true"));
  EXPECT_EQ(x.elements[3].offset, json.find("\"あ"));
  EXPECT_EQ(x.elements[4].offset, json.find("{\"k\""));
  EXPECT_EQ(x.elements[4].members[0].key_offset, json.find("\"k\""));
  EXPECT_EQ(x.elements[4].members[0].value.offset, json.find("\"v\""));
}

TEST(TreeTest, TextsSurviveUnchanged) {
  struct {
    const char* written;
    const char* text;
  } const cases[] = {
      {R"("")", ""},
      {R"("  　全角  ")", "  　全角  "},
      {R"("一\n二\t三")", "一\n二\t三"},
      {R"("\"\\\/")", "\"\\/"},
      {R"("\u845b\udb40\udd00")", "葛󠄀"},
      {R"("\ud842\udfb7")", "𠮷"},
      {R"("⼀ か\u3099")", "⼀ か\u3099"},  // a radical and a decomposed kana: nothing is normalised
      {"\"\xEF\xBB\xBF\"", "\xEF\xBB\xBF"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Parsed(R"({"form": "f", "x": )" + std::string(c.written) + "}").root.Find("x")->text, c.text);
  }
}

TEST(TreeTest, SkipsTheByteOrderMarkWithoutCountingIt) {
  const Statement statement = Parsed("\xEF\xBB\xBF{\"form\": \"f\"}");
  EXPECT_EQ(statement.root.offset, 0u);
  EXPECT_EQ(statement.source.At(statement.root.Find("form")->offset), (LineColumn{1, 10}));
  EXPECT_EQ(FaultsOf("\xEF\xBB\xBF{}"),
            "1:1 [form-missing] the model does not say which form it fills: "
            "\"form\" is missing\n");
}

TEST(PointerTest, EscapesAsRfc6901) {
  EXPECT_EQ(PointerTo("", "files"), "/files");
  EXPECT_EQ(PointerTo("/files", std::size_t{12}), "/files/12");
  EXPECT_EQ(PointerTo("/a", "b/c~d"), "/a/b~1c~0d");
  EXPECT_EQ(PointerTo("", ""), "/");
}

TEST(RealModelTest, EveryGivenModelParses) {
  const std::filesystem::path shared = YOSHIKI_SOURCE_DIR "/../shared";
  if (!std::filesystem::exists(shared)) GTEST_SKIP() << "../shared is not there";
  for (const char* name : {"kawaguchi-kokumin-nenkin.json", "kawaguchi-kodomo-iryohi.json"}) {
    std::ifstream file(shared / "inputs" / name);
    ASSERT_TRUE(file) << name;
    std::stringstream bytes;
    bytes << file.rdbuf();
    const Statement statement = Parsed(bytes.str());
    EXPECT_EQ(statement.form, "yoshiki-3") << name;
    EXPECT_NE(statement.root.Find("files"), nullptr) << name;
  }
}

}  // namespace
}  // namespace yoshiki
