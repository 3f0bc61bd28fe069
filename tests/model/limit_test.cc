// Hostile sizes: every limit holds, and no input costs more than linear time.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "support.h"

namespace yoshiki {
namespace {

std::string Repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// The root object is the first level.
std::string Nested(std::size_t levels) {
  return R"({"form": "f", "a": )" + Repeat("[", levels - 1) + Repeat("]", levels - 1) + "}";
}

TEST(DepthTest, SixtyFourLevelsAreEnough) { EXPECT_EQ(FaultsOf(Nested(64)), ""); }

TEST(DepthTest, TheFirstPlaceTooDeepIsNamedOnce) {
  const std::string pointer = "/a" + Repeat("/0", 63);
  EXPECT_EQ(FaultsOf(Nested(65)),
            "1:83 [too-deep] " + pointer + " more than 64 brackets are open inside each other here\n");
  EXPECT_EQ(FaultsOf(Nested(200)),
            "1:83 [too-deep] " + pointer + " more than 64 brackets are open inside each other here\n");
}

TEST(DepthTest, FaultsBehindTheDeepPlaceAreStillFound) {
  EXPECT_EQ(
      FaultsOf("{\"form\": \"f\", \"a\": {\"b\": [[{\"x\": 1, \"x\": \"\"}], 5]},\n\"a\": 1}", {.depth = 3}),
      "1:27 [too-deep] /a/b/0 more than 3 brackets are open inside each other here\n"
      "2:1 [duplicate-key] /a the key \"a\" stands twice in the same object; the first is in line 1, column "
      "15\n");
}

TEST(DepthTest, TenMillionBracketsDoNotOverflowTheStack) {
  for (const char* bracket : {"[", "{\"a\":"}) {
    const std::string faults = FaultsOf(Repeat(bracket, 10'000'000));
    EXPECT_NE(faults.find("[too-deep]"), std::string::npos) << faults.substr(0, 500);
  }
}

TEST(SizeTest, AFileOverTheLimitIsRefused) {
  EXPECT_EQ(FaultsOf(R"({"form": "f"})", {.bytes = 12}),
            "1:1 [file-too-large] the file has 13 bytes; at most 12 can be read\n");
  EXPECT_EQ(FaultsOf(R"({"form": "f"})", {.bytes = 13}), "");
  EXPECT_EQ(FaultsOf(std::string((std::size_t{64} << 20) + 1, ' ')),
            "1:1 [file-too-large] the file has 67108865 bytes; at most 67108864 can be read\n");
}

TEST(SizeTest, TooManyValuesAreRefused) {
  EXPECT_EQ(FaultsOf(R"({"form": "f", "a": [1, 2]})", {.values = 5}), "");
  EXPECT_EQ(FaultsOf(R"({"form": "f", "a": [1, 2, 3]})", {.values = 3}),
            "1:27 [too-many-values] the file holds more than 3 values\n");
}

TEST(ManyFaultsTest, TheFirstTwentyOfAKindAreListed) {
  const std::string faults = FaultsOf("{\"form\": \"" + Repeat("\\ud800", 1000) + "\\x\"}");
  EXPECT_EQ(std::count(faults.begin(), faults.end(), '\n'), 22) << faults;
  EXPECT_NE(
      faults.find(
          "1:131 [more-like-this] /form the fault [lone-surrogate] stands at more places; the first 20 are "
          "listed\n"),
      std::string::npos)
      << faults;
  EXPECT_NE(faults.find("[bad-escape]"), std::string::npos);
}

TEST(ManyFaultsTest, ABinaryFileGivesAShortList) {
  std::string binary;
  unsigned state = 1;
  for (int i = 0; i < 1'000'000; ++i) {
    state = state * 1664525u + 1013904223u;
    binary.push_back(static_cast<char>(state >> 24));
  }
  Diagnostics diagnostics;
  EXPECT_FALSE(Parse(binary, diagnostics));
  EXPECT_LE(diagnostics.errors(), 100u);
}

// Generous bounds: what they must tell apart is seconds from hours.
class TimeTest : public testing::Test {
 protected:
  void TearDown() override {
    EXPECT_LT(std::chrono::steady_clock::now() - start_, std::chrono::seconds(120));
  }
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

TEST_F(TimeTest, AMillionKeysInOneObject) {
  std::string json = R"({"form": "f")";
  for (int i = 0; i < 1'000'000; ++i) json += ",\n\"key" + std::to_string(i) + "\": 0";
  EXPECT_EQ(FaultsOf(json + "}"), "");
  EXPECT_EQ(FaultsOf(json + ",\n\"key7\": 1}"),
            "1000002:1 [duplicate-key] /key7 the key \"key7\" stands twice in the same object; the first is "
            "in line 9, "
            "column 1\n");
}

TEST_F(TimeTest, SixtyMegabytesOfText) {
  const std::string text = Repeat("特定個人情報保護評価書", 60'000'000 / 33);
  EXPECT_EQ(Parsed("{\"form\": \"f\", \"x\": \"" + text + "\"}").root.Find("x")->text.size(), text.size());
}

TEST_F(TimeTest, MegabytesOfFaultsOnOneLine) {
  FaultsOf("{\"form\": \"" + std::string(4'000'000, '\x01') + "\"}");
  FaultsOf("{\"form\": \"" + std::string(4'000'000, '\xFF') + "\"}");
  FaultsOf("{" + Repeat("\"a\":1,", 400'000) + "\"form\":\"f\"}");
}

}  // namespace
}  // namespace yoshiki
