// Patterns of file names, alone and over real folders.
#include "estate/globs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "support/as_nobody.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct NameCase {
  const char* pattern;
  const char* name;
  bool fits;
};

class GlobNames : public ::testing::TestWithParam<NameCase> {};

TEST_P(GlobNames, Match) {
  EXPECT_EQ(MatchesName(GetParam().pattern, GetParam().name), GetParam().fits)
      << GetParam().pattern << " over " << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(
    Table, GlobNames,
    ::testing::Values(
        NameCase{"a.json", "a.json", true}, NameCase{"a.json", "a.jsonx", false}, NameCase{"", "", true},
        NameCase{"", "a", false}, NameCase{"*", "", true}, NameCase{"*", "a\nb", true},
        NameCase{"*", "-a", true}, NameCase{"*.json", ".json", false}, NameCase{".*", ".json", true},
        NameCase{"\\.j*", ".json", true}, NameCase{"?json", ".json", false},
        NameCase{"[.]json", ".json", false}, NameCase{"*a*b", "xaaxab", true},
        NameCase{"*a*b", "xaaxabc", false}, NameCase{"**", "ab", true}, NameCase{"?.json", "様.json", true},
        NameCase{"??.json", "様.json", false}, NameCase{"?", "\xFF", true}, NameCase{"?", "\xE6\xA7", false},
        NameCase{"\xFF*", "\xFFx", true}, NameCase{"\xFF", "\xFE", false}, NameCase{"[a-c]", "b", true},
        NameCase{"[a-c]", "d", false}, NameCase{"[!a-c]", "d", true}, NameCase{"[^a-c]", "b", false},
        NameCase{"[あ-ん]", "か", true}, NameCase{"[あ-ん]", "カ", false}, NameCase{"[]]", "]", true},
        NameCase{"[a-]", "-", true}, NameCase{"[\\]]", "]", true}, NameCase{"[a", "[a", true},
        NameCase{"[", "[", true}, NameCase{"\\*", "*", true}, NameCase{"\\*", "a", false},
        NameCase{"a\\", "a\\", true}, NameCase{"*\\", "a\\", true}));

TEST(Globs, AMismatchIsFoundInTime) {
  std::string pattern;
  for (int i = 0; i < 100; ++i) pattern += "a*";
  EXPECT_FALSE(MatchesName(pattern + "b", std::string(10'000, 'a')));
}

TEST(Globs, BracesGiveTheirPatternsInOrder) {
  EXPECT_THAT(ExpandBraces("a"), ElementsAre("a"));
  EXPECT_THAT(ExpandBraces("{b,a}.json"), ElementsAre("b.json", "a.json"));
  EXPECT_THAT(ExpandBraces("{a,b{1,2}}{x,}"), ElementsAre("ax", "a", "b1x", "b1", "b2x", "b2"));
  EXPECT_THAT(ExpandBraces("{a/b,c}/d"), ElementsAre("a/b/d", "c/d"));
  EXPECT_THAT(ExpandBraces("{a}"), ElementsAre("{a}"));
  EXPECT_THAT(ExpandBraces("{a,b"), ElementsAre("{a,b"));
  EXPECT_THAT(ExpandBraces("\\{a,b}"), ElementsAre("\\{a,b}"));
  EXPECT_THAT(ExpandBraces("{a\\,b,c}"), ElementsAre("a\\,b", "c"));
}

TEST(Globs, BracesDoNotGrowWithoutEnd) {
  std::string pattern;
  for (int i = 0; i < 60; ++i) pattern += "{a,b}";
  EXPECT_LE(ExpandBraces(pattern).size(), kMostPatterns);
  for (int i = 0; i < 100'000; ++i) pattern += "{a,b}";
  EXPECT_EQ(ExpandBraces(pattern).size(), 1u);
}

TEST(Globs, PathsMatchFolderByFolder) {
  const auto fits = [](const char* pattern, const char* path) { return MatchesPath(pattern, path); };
  EXPECT_TRUE(fits("*.json", "a.json"));
  EXPECT_FALSE(fits("*.json", "sub/a.json"));
  EXPECT_TRUE(fits("**/*.json", "a.json"));
  EXPECT_TRUE(fits("**/*.json", "x/y/a.json"));
  EXPECT_TRUE(fits("x/**", "x/y/a.json"));
  EXPECT_FALSE(fits("x/**", "y/a.json"));
  EXPECT_TRUE(fits("x/**/**/a.json", "x/a.json"));
  EXPECT_FALSE(fits("**/a.json", ".git/a.json"));
  EXPECT_TRUE(fits("**/.git/*", "x/.git/a.json"));
  EXPECT_TRUE(fits("./a.json", "a.json"));
  EXPECT_TRUE(fits("../{a,b}.json", "../b.json"));
  EXPECT_FALSE(fits("/a.json", "a.json"));
}

std::vector<std::string> Found(const TemporaryFolder& folder, const std::string& pattern,
                               const std::string& barred = "") {
  Diagnostics diagnostics;
  auto found = FindFiles({folder.path(), barred}, pattern, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return found;
}

TEST(Globs, FindFilesInOrderOfBytes) {
  const TemporaryFolder folder;
  for (const char* name : {"b.json", "a.json", "様式.json", "B.json", "x/c.json", "x/y/d.json", "a.txt"})
    folder.Put(name, "");
  EXPECT_THAT(Found(folder, "*.json"), ElementsAre("B.json", "a.json", "b.json", "様式.json"));
  EXPECT_THAT(Found(folder, "**/*.json"),
              ElementsAre("B.json", "a.json", "b.json", "x/c.json", "x/y/d.json", "様式.json"));
  EXPECT_THAT(Found(folder, "x/**"), ElementsAre("x/c.json", "x/y/d.json"));
  EXPECT_THAT(Found(folder, "./*/./c.json"), ElementsAre("x/c.json"));
  EXPECT_THAT(Found(folder, "x/../[a-b].json"), ElementsAre("x/../a.json", "x/../b.json"));
  EXPECT_THAT(Found(folder, "{b,a}.json"), ElementsAre("a.json", "b.json"));
  EXPECT_THAT(Found(folder, "*/none*"), IsEmpty());
  EXPECT_THAT(Found(folder, "a.json/*"), IsEmpty());
  EXPECT_THAT(Found(folder, folder / "x/*"), ElementsAre(folder / "x/c.json"));
}

TEST(Globs, HostileNamesAreNamesLikeOthers) {
  const TemporaryFolder folder;
  const std::vector<std::string> names = {"-", "--help.json", "a\nb.json", "bad\xFF.json", "*.json"};
  for (const std::string& name : names) folder.Put(name, "");
  folder.Put(".hidden.json", "");
  folder.Put(".git/a.json", "");
  EXPECT_THAT(Found(folder, "**"), ElementsAre("*.json", "-", "--help.json", "a\nb.json", "bad\xFF.json"));
  EXPECT_THAT(Found(folder, "\\**"), ElementsAre("*.json"));
  EXPECT_THAT(Found(folder, "**/.*"), ElementsAre(".hidden.json"));
  EXPECT_THAT(Found(folder, ".g*/*"), ElementsAre(".git/a.json"));
}

TEST(Globs, WhatSomebodyMayMeanAsAModelIsFound) {
  const TemporaryFolder folder;
  folder.Put("real/a.json", "");
  std::filesystem::create_directory(folder / "folder.json");
  std::filesystem::create_directory(folder / "folder");
  ASSERT_EQ(::mkfifo((folder / "pipe.json").c_str(), 0600), 0);
  ASSERT_EQ(::symlink("real/a.json", (folder / "link.json").c_str()), 0);
  ASSERT_EQ(::symlink("nowhere", (folder / "dangling.json").c_str()), 0);
  ASSERT_EQ(::symlink("loop.json", (folder / "loop.json").c_str()), 0);
  ASSERT_EQ(::symlink(".", (folder / "circle").c_str()), 0);
  ASSERT_EQ(::symlink("real", (folder / "elsewhere").c_str()), 0);
  EXPECT_THAT(Found(folder, "**/*.json"), ElementsAre("dangling.json", "folder.json", "link.json",
                                                      "loop.json", "pipe.json", "real/a.json"));
  EXPECT_THAT(Found(folder, "f*"), ElementsAre("folder.json"));
  EXPECT_THAT(Found(folder, "*/*.json"), ElementsAre("real/a.json"));
  // Who names a link means it.
  EXPECT_THAT(Found(folder, "elsewhere/*.json"), ElementsAre("elsewhere/a.json"));
  EXPECT_THAT(Found(folder, "circle/circle/li*.json"), ElementsAre("circle/circle/link.json"));
}

TEST(Globs, ANameIsFoundWhateverItIs) {
  const TemporaryFolder folder;
  EXPECT_THAT(Found(folder, "missing.json"), ElementsAre("missing.json"));
  EXPECT_THAT(Found(folder, "./x//{a,b}.json"), ElementsAre("x/a.json", "x/b.json"));
  EXPECT_THAT(Found(folder, "a\\*.json"), ElementsAre("a*.json"));
  EXPECT_THAT(Found(folder, "/x"), ElementsAre("/x"));
  EXPECT_THAT(Found(folder, ""), IsEmpty());
  EXPECT_THAT(Found(folder, "."), IsEmpty());
}

TEST(Globs, TheBarredFolderIsNotEntered) {
  const TemporaryFolder folder;
  folder.Put("a.json", "");
  folder.Put("out/b.json", "");
  folder.Put("out/x/c.json", "");
  ASSERT_EQ(::symlink("out", (folder / "alias").c_str()), 0);
  EXPECT_THAT(Found(folder, "**/*.json", folder / "out"), ElementsAre("a.json"));
  EXPECT_THAT(Found(folder, "out/*.json", folder / "out/"), IsEmpty());
  EXPECT_THAT(Found(folder, "alias/*.json", folder / "out"), IsEmpty());
  // Outputs beside the models: that would bar everything.
  EXPECT_THAT(Found(folder, "*.json", folder.path()), ElementsAre("a.json"));
}

TEST(Globs, AFolderThatCannotBeReadIsToldOnce) {
  const TemporaryFolder folder;
  folder.Put("b.json", "");
  ASSERT_EQ(::symlink("loop", (folder / "loop").c_str()), 0);
  Diagnostics diagnostics;
  EXPECT_THAT(FindFiles({folder.path(), ""}, "{.,loop}/**/*.json", diagnostics), ElementsAre("b.json"));
  ASSERT_EQ(diagnostics.all().size(), 1u);
  EXPECT_EQ(diagnostics.all()[0].id, MessageId::cannot_read);
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(Globs, WhatMayBeListedButNotLookedAtIsNotLeftOut) {
  const TemporaryFolder folder;
  folder.Put("y/a.json", "");
  ASSERT_EQ(::chmod((folder / "y").c_str(), 0644), 0);
  ASSERT_EQ(::chmod(folder.path().c_str(), 0755), 0);
  Diagnostics diagnostics;
  {
    const AsNobody nobody;
    ASSERT_TRUE(nobody.is());
    EXPECT_THAT(FindFiles({folder.path(), ""}, "**/*.json", diagnostics), ElementsAre("y/a.json"));
  }
  ASSERT_EQ(diagnostics.all().size(), 1u);
  EXPECT_EQ(diagnostics.all()[0].id, MessageId::cannot_read);
  ASSERT_EQ(::chmod((folder / "y").c_str(), 0755), 0);
}

TEST(Globs, PathsAreNeverOptions) {
  EXPECT_EQ(PathIn(".", "a"), "a");
  EXPECT_EQ(PathIn("", "a"), "a");
  EXPECT_EQ(PathIn(".", "-"), "./-");
  EXPECT_EQ(PathIn("x", "-"), "x/-");
  EXPECT_EQ(PathIn("/", "a"), "/a");
  EXPECT_EQ(PathIn("x", "/a"), "/a");
  EXPECT_EQ(PathIn("x", "../a"), "x/../a");
}

}  // namespace
}  // namespace yoshiki
