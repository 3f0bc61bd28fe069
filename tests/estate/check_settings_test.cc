// What yoshiki.toml names and is not there: told once, at the value that names it.
#include "estate/check_settings.h"

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

class EstateSettings : public ::testing::Test {
 protected:
  void SetUp() override { folder_.Put("a.json", "{}"); }

  // As "code line:column".
  std::vector<std::string> Told(const std::string& text) {
    Diagnostics diagnostics;
    const auto estate = ParseEstate(SourceText(folder_ / "yoshiki.toml", text), diagnostics);
    EXPECT_TRUE(estate.has_value()) << text;
    if (!estate) return {};
    const bool fine = CheckSettings(*estate, PlanEstate(*estate, diagnostics), layouts_, diagnostics);
    EXPECT_EQ(fine, diagnostics.empty());
    std::vector<std::string> told;
    for (const Diagnostic& d : diagnostics.all()) {
      EXPECT_EQ(d.place.file, folder_ / "yoshiki.toml");
      told.push_back(std::string(CodeOf(d.id)) + " " + std::to_string(d.place.at.line) + ":" +
                     std::to_string(d.place.at.column));
    }
    return told;
  }

  TemporaryFolder folder_;
  DirectoryFiles layouts_{YOSHIKI_SOURCE_DIR "/layouts"};
};

TEST_F(EstateSettings, WhatIsThereIsFine) {
  folder_.Put("own.yaml", "base: default\n");
  folder_.Put("外字.ttf", "x");
  EXPECT_THAT(Told("[[documents]]\nmodels='a.json'\ntheme='./own.yaml'\ngaiji='外字.ttf'\nform='yoshiki-2'\n"
                   "edition='2024-10'\n"),
              IsEmpty());
}

TEST_F(EstateSettings, ThemesAreToldWhereTheyAreNamedFirst) {
  EXPECT_THAT(Told("[[sheets]]\nname='s'\ndrafts=['a.json','a.json']\ntheme='absent'\n"
                   "[[documents]]\nmodels='a.json'\n"
                   "[[documents]]\nmodels='a.json'\nfolder='x'\ntheme='absent'\n"
                   "[[documents]]\nmodels='a.json'\nfolder='y'\ntheme = './own.yaml'\n"
                   "[[documents]]\nmodels='a.json'\nfolder='z'\ntheme = './own.yaml'\n"),
              ElementsAre("unknown-theme 4:7", "unknown-theme 14:9"));
}

TEST_F(EstateSettings, FormsAndEditionsAreToldAtTheirValues) {
  EXPECT_THAT(Told("[[documents]]\nmodels='a.json'\nedition='2099-01'\nform='yoshiki-2'\n"
                   "[[documents]]\nmodels='a.json'\nfolder='x'\nedition='2024-10'\nform='yoshiki-9'\n"
                   "[[documents]]\nmodels='a.json'\nfolder='y'\nedition='2099-01'\n"),
              ElementsAre("unknown-edition 3:9", "unknown-form 9:6", "unknown-edition 13:9"));
}

TEST_F(EstateSettings, FontsThatCannotBeReadAreToldOnce) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe.ttf").c_str(), 0600), 0);
  std::filesystem::create_directory(folder_ / "folder.ttf");
  folder_.Put("empty.ttf", "");
  EXPECT_THAT(Told("[[documents]]\nmodels='a.json'\ngaiji=['absent.ttf', 'pipe.ttf']\n"
                   "[[sheets]]\nname='s'\ndrafts=['a.json','a.json']\n"
                   "gaiji=['folder.ttf', 'absent.ttf', 'empty.ttf']\n"),
              ElementsAre("no-font 3:7", "no-font 3:7", "no-font 7:7", "no-font 7:7"));
}

TEST_F(EstateSettings, FontsAreToldAsTypedAndWhy) {
  const Estate estate = *[&] {
    Diagnostics ignored;
    return ParseEstate(
        SourceText(folder_ / "yoshiki.toml", "[[documents]]\nmodels='a.json'\ngaiji='x/外字.ttf'"), ignored);
  }();
  Diagnostics diagnostics;
  EXPECT_FALSE(CheckSettings(estate, {}, layouts_, diagnostics));
  ASSERT_EQ(diagnostics.all().size(), 1u);
  EXPECT_THAT(diagnostics.all()[0].args, ElementsAre("x/外字.ttf", "No such file or directory"));
}

TEST_F(EstateSettings, FontsWithoutPermissionAreTold) {
  ::chmod(folder_.Put("locked.ttf", "x").c_str(), 0);
  ::chmod(folder_.path().c_str(), 0755);
  const AsNobody nobody;
  ASSERT_TRUE(nobody.is());
  EXPECT_THAT(Told("[[documents]]\nmodels='a.json'\ngaiji='locked.ttf'\n"), ElementsAre("no-font 3:7"));
}

}  // namespace
}  // namespace yoshiki
