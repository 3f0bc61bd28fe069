// Typed fields of a data file: what fits is read, what does not is told with its place and left at its
// fallback.
#include "base/node_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "base/base.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What reading told, as "code /pointer".
std::vector<std::string> Told(const Diagnostics& diagnostics) {
  std::vector<std::string> told;
  for (const Diagnostic& d : diagnostics.all())
    told.push_back(std::string(CodeOf(d.id)) + " " + d.place.pointer);
  return told;
}

// Reads the fields of a mapping, and gives what was told.
std::vector<std::string> Reading(const std::string& text, const std::function<void(const Fields&)>& read,
                                 const KnownKeys& known = {"key", "other"}) {
  const SourceText source("data.yaml", text);
  Diagnostics diagnostics;
  const auto root = ParseYaml(source, diagnostics);
  EXPECT_TRUE(root) << text;
  if (!root) return {};
  const NodeReader reader(source, 0, *root, diagnostics);
  read(Fields(reader, *root, known));
  return Told(diagnostics);
}

TEST(Fields, AnUnknownKeyIsToldWithTheKnownOnes) {
  const SourceText source("data.yaml", "key: a\nothr: b\n");
  Diagnostics diagnostics;
  const YamlNode root = ParseYaml(source, diagnostics).value_or(YamlNode{});
  const NodeReader reader(source, 0, root, diagnostics);
  const Fields fields(reader, root, {"key", "other"});
  ASSERT_THAT(Told(diagnostics), ElementsAre("layout-unknown-key /othr"));
  EXPECT_THAT(diagnostics.all()[0].args, ElementsAre("othr", "other, key"));
  EXPECT_EQ(diagnostics.all()[0].place.at.line, 2);
}

TEST(Fields, WhatIsNoMappingIsToldOnce) {
  const auto told = Reading("[a, b]", [](const Fields& fields) {
    EXPECT_FALSE(fields.Has("key"));
    EXPECT_EQ(fields.NeedText("key"), "");
  });
  EXPECT_THAT(told, ElementsAre("layout-want-mapping "));
}

TEST(Fields, TextsAreReadOrFallBack) {
  const auto told = Reading("{ key: 様式, other: [a] }", [](const Fields& fields) {
    EXPECT_EQ(fields.Text("key"), "様式");
    EXPECT_EQ(fields.Text("absent", "else"), "else");
    EXPECT_EQ(fields.Text("other", "else"), "else");
  });
  EXPECT_THAT(told, ElementsAre("layout-want-text /other"));
}

TEST(Fields, WhatIsNeededIsToldWhenItLacksOrIsEmpty) {
  const auto told = Reading("key: ''", [](const Fields& fields) {
    EXPECT_EQ(fields.NeedText("key"), "");
    EXPECT_EQ(fields.NeedText("other"), "");
  });
  EXPECT_THAT(told, ElementsAre("layout-empty-text /key", "layout-missing-key "));
}

TEST(Fields, FlagsAreYesOrNo) {
  for (const auto& [word, flag] : {std::pair("yes", true), {"true", true}, {"no", false}, {"false", false}}) {
    const auto told = Reading("key: " + std::string(word), [flag = flag](const Fields& fields) {
      EXPECT_EQ(fields.Flag("key", !flag), flag);
      EXPECT_EQ(fields.Flag("other", flag), flag);
    });
    EXPECT_THAT(told, IsEmpty());
  }
  EXPECT_THAT(Reading("key: maybe", [](const Fields& fields) { EXPECT_TRUE(fields.Flag("key", true)); }),
              ElementsAre("layout-bad-flag /key"));
}

TEST(Fields, PercentsHaveAtMostOneDecimal) {
  for (const auto& [text, permille] : {std::pair("0%", 0), {"24%", 240}, {"3.2%", 32}, {"100%", 1000}}) {
    const auto told = Reading("key: " + std::string(text), [permille = permille](const Fields& fields) {
      EXPECT_EQ(fields.Percent("key", -7), permille);
    });
    EXPECT_THAT(told, IsEmpty()) << text;
  }
  for (const char* const text : {"24", "100.1%", "3.25%", "-1%", "3.%", ".5%", "%", "1e1%", "1000%"}) {
    const auto told = Reading("key: '" + std::string(text) + "'",
                              [](const Fields& fields) { EXPECT_EQ(fields.Percent("key", -7), -7); });
    EXPECT_THAT(told, ElementsAre("layout-bad-percent /key")) << text;
  }
}

TEST(Fields, CountsKeepToTheirLimits) {
  for (const auto& [text, count] : {std::pair("2", 2), {"9", 9}}) {
    Reading("key: " + std::string(text),
            [count = count](const Fields& fields) { EXPECT_EQ(fields.Count("key", 0, 2, 9), count); });
  }
  for (const char* const text : {"1", "10", "2.5", "2x", "", "99999999999999999999", "+3"}) {
    const auto told = Reading("key: '" + std::string(text) + "'",
                              [](const Fields& fields) { EXPECT_EQ(fields.Count("key", 5, 2, 9), 5); });
    EXPECT_THAT(told, ElementsAre("layout-bad-count /key")) << text;
  }
}

TEST(Fields, WordsAreGivenByTheirPlace) {
  EXPECT_THAT(Reading("key: left",
                      [](const Fields& fields) {
                        EXPECT_EQ(fields.Word("key", {"right", "left"}), 1U);
                      }),
              IsEmpty());
  EXPECT_THAT(Reading("key: middle",
                      [](const Fields& fields) {
                        EXPECT_EQ(fields.Word("key", {"right", "left"}, 1), 1U);
                      }),
              ElementsAre("layout-bad-word /key"));
}

TEST(Fields, OfAListWhatIsNoTextIsToldAndLeftOut) {
  const auto told = Reading("{ key: [a, [b], c], other: d }", [](const Fields& fields) {
    EXPECT_THAT(fields.Texts("key"), ElementsAre("a", "c"));
    EXPECT_EQ(fields.List("key")->size(), 3U);
    EXPECT_EQ(fields.List("other"), nullptr);
    EXPECT_THAT(fields.Texts("absent"), IsEmpty());
  });
  EXPECT_THAT(told, ElementsAre("layout-want-text /key/1", "layout-want-list /other"));
}

TEST(NodeReader, TellsNoMoreFaultsThanHelp) {
  std::string text;
  for (std::size_t i = 0; i < kMaxLayoutFaults + 50; ++i) text += "unknown" + std::to_string(i) + ": x\n";
  EXPECT_EQ(Reading(text, [](const Fields&) {}).size(), kMaxLayoutFaults);
}

TEST(MostAlike, IsTheNearestOrElseTheOneThatBeginsAlike) {
  EXPECT_EQ(MostAlike("heigth", {"width", "height"}), "height");
  EXPECT_EQ(MostAlike("background_of_page", {"color", "background"}), "background");
  EXPECT_EQ(MostAlike("anything", {}), "");
}

TEST(PointerTo, EscapesWhatPointersMean) {
  EXPECT_EQ(PointerTo("", "a/b~c"), "/a~1b~0c");
  EXPECT_EQ(PointerTo("/list", 12), "/list/12");
}

}  // namespace
}  // namespace yoshiki
