// Every message of every stage, held to the same rules.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/base.h"

namespace yoshiki {
namespace {

struct Entry {
  std::string_view code, english, japanese, cure_english, cure_japanese;
};

constexpr Entry kCatalogue[] = {
#define YOSHIKI_MESSAGE(name, code, en, ja, hint_en, hint_ja) {code, en, ja, hint_en, hint_ja},
#include "base/messages/all.inc"
#undef YOSHIKI_MESSAGE
};

std::set<std::string> Placeholders(std::string_view text) {
  std::set<std::string> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 1] >= '0' && text[i + 1] <= '9' && text[i + 2] == '}') {
      found.emplace(text.substr(i, 3));
    }
  }
  return found;
}

bool IsKebabCase(std::string_view code) {
  const bool letters = std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  return letters && !code.empty() && code.front() != '-' && code.back() != '-' &&
         code.find("--") == std::string_view::npos;
}

bool HasJapanese(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = NextCodePoint(text, i);
    if (c >= 0x3041 && c <= 0x30FF) return true;  // kana: no Japanese sentence does without
  }
  return false;
}

TEST(CatalogueTest, EveryMessageSpeaksBothLanguages) {
  for (const Entry& e : kCatalogue) {
    EXPECT_FALSE(e.english.empty()) << e.code;
    EXPECT_TRUE(HasJapanese(e.japanese)) << e.code;
    EXPECT_FALSE(HasJapanese(e.english)) << e.code;
    EXPECT_FALSE(FindInvalidUtf8(e.japanese)) << e.code;
  }
}

TEST(CatalogueTest, ACureIsGivenInBothLanguagesOrNone) {
  for (const Entry& e : kCatalogue) {
    EXPECT_EQ(e.cure_english.empty(), e.cure_japanese.empty()) << e.code;
    EXPECT_TRUE(e.cure_japanese.empty() || HasJapanese(e.cure_japanese)) << e.code;
  }
}

// Messages with one code share one list of arguments, of which each uses what it needs.
TEST(CatalogueTest, BothLanguagesUseTheSamePlaceholdersWithoutGaps) {
  std::map<std::string_view, std::set<std::string>> by_code;
  for (const Entry& e : kCatalogue) {
    EXPECT_EQ(Placeholders(e.english), Placeholders(e.japanese)) << e.code;
    EXPECT_EQ(Placeholders(e.cure_english), Placeholders(e.cure_japanese)) << e.code;
    by_code[e.code].merge(Placeholders(e.english));
    by_code[e.code].merge(Placeholders(e.cure_english));
  }
  for (const auto& [code, all] : by_code) {
    EXPECT_TRUE(all.empty() || *all.rbegin() == "{" + std::to_string(all.size() - 1) + "}") << code;
  }
}

TEST(CatalogueTest, CodesAreKebabCase) {
  for (const Entry& e : kCatalogue) EXPECT_TRUE(IsKebabCase(e.code)) << e.code;
}

#define YOSHIKI_MESSAGE(name, code, en, ja, hint_en, hint_ja) code,
const std::set<std::string_view> kCodesByStage[] = {
    {
#include "base/messages/batch.inc"
    },
    {
#include "base/messages/compare.inc"
    },
    {
#include "base/messages/estate.inc"
    },
    {
#include "base/messages/form.inc"
    },
    {
#include "base/messages/layout.inc"
    },
    {
#include "base/messages/model.inc"
    },
    {
#include "base/messages/render.inc"
    },
};
#undef YOSHIKI_MESSAGE

// Several wordings of one fault may share a code ("usage", "wrong-type"), but never across stages: a script
// that looks for a code must know what it means.
TEST(CatalogueTest, ACodeBelongsToOneStage) {
  std::set<std::string_view> seen;
  for (const auto& codes : kCodesByStage) {
    for (const std::string_view code : codes) EXPECT_TRUE(seen.insert(code).second) << code;
  }
  for (const Entry& e : kCatalogue) EXPECT_TRUE(seen.contains(e.code)) << e.code;
}

}  // namespace
}  // namespace yoshiki
