// Every layout is held against the catalogue of printed items, item for item: nothing missing, nothing
// invented, and each label, mark, option and condition as the catalogue has it.
#include "catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "real_forms.h"

namespace yoshiki {
namespace {

using ::testing::UnorderedElementsAreArray;

// What an older edition words otherwise than the catalogue, which describes the newest.
struct KnownDifference {
  std::string form, edition, item, facts_part, instead;
};
const KnownDifference kDifferences[] = {
    {"yoshiki-2", "2019-01", "cover.edition_mark", "[令和7年5月 様式2]", "[平成31年1月 様式2]"},
    {"yoshiki-2", "2024-10", "cover.edition_mark", "[令和7年5月 様式2]", "[令和6年10月 様式2]"},
    {"yoshiki-3", "2018-05", "cover.edition_mark", "[令和7年5月 様式3]", "[平成30年5月 様式3]"},
    {"yoshiki-3", "2018-05", "files[].overview.main_items",
     "5情報（氏名、氏名の振り仮名、性別、生年月日、住所）", "4情報（氏名、性別、生年月日、住所）"},
    {"yoshiki-4", "2018-05", "cover.edition_mark", "[令和7年5月 様式4]", "[平成30年5月 様式4]"},
    {"yoshiki-4", "2018-05", "files[].overview.main_items",
     "5情報（氏名、氏名の振り仮名、性別、生年月日、住所）", "4情報（氏名、性別、生年月日、住所）"},
};

// Items that came with 令和6年10月 (../shared/forms/editions.md).
bool CameLater(const Form& form, const std::string& id) {
  if (form.name() != "yoshiki-2" || form.edition() >= "2024-10") return false;
  return id.starts_with("basic.rule9_2.") || id.starts_with("risks.human_work.") ||
         id.starts_with("measures.priority.");
}

std::vector<std::string> OrderOf(const CatalogueForm& catalogue, const Form& form) {
  std::vector<std::string> order = catalogue.order;
  std::erase_if(order, [&](const std::string& id) { return CameLater(form, id); });
  return order;
}

std::string ExpectedFacts(const ItemDef& item, const Form& form) {
  std::string facts = FactsOf(item);
  for (const KnownDifference& difference : kDifferences) {
    if (difference.form != form.name() || difference.edition != form.edition() || difference.item != item.id)
      continue;
    const std::size_t at = facts.find(difference.facts_part);
    EXPECT_NE(at, std::string::npos) << difference.facts_part;
    if (at != std::string::npos) facts.replace(at, difference.facts_part.size(), difference.instead);
  }
  return facts;
}

// What the tests below are held against; only there may they be skipped where it is absent.
const std::filesystem::path kShared = YOSHIKI_SOURCE_DIR "/../shared";

class Catalogue : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Forms, Catalogue, testing::Values("yoshiki-2", "yoshiki-3", "yoshiki-4"),
                         [](const auto& form) { return "Yoshiki" + std::string(1, form.param[8]); });

std::vector<std::string> IdsOf(const Form& form) {
  std::vector<std::string> ids;
  for (const auto& [id, item] : form.definition().items) ids.push_back(id);
  return ids;
}

TEST_P(Catalogue, EveryItemOfTheFormStandsInEveryLayout) {
  if (!std::filesystem::exists(kShared)) GTEST_SKIP() << "../shared is not there";
  const auto catalogue = ReadCatalogue(GetParam());
  ASSERT_TRUE(catalogue) << "../shared has no items.yaml that can be read";
  const std::vector<Form> forms = RealForms(GetParam());
  for (const Form& form : forms) {
    EXPECT_THAT(IdsOf(form), UnorderedElementsAreArray(OrderOf(*catalogue, form))) << form.edition();
    EXPECT_EQ(form.title(), catalogue->title);
    EXPECT_EQ(form.definition().short_title, catalogue->short_title);
  }
  EXPECT_EQ(forms.back().mark(), catalogue->mark);
}

TEST_P(Catalogue, EachItemSaysWhatTheCatalogueSays) {
  if (!std::filesystem::exists(kShared)) GTEST_SKIP() << "../shared is not there";
  const auto catalogue = ReadCatalogue(GetParam());
  ASSERT_TRUE(catalogue) << "../shared has no items.yaml that can be read";
  for (const Form& form : RealForms(GetParam())) {
    for (const auto& [id, item] : form.definition().items) {
      const auto wanted = catalogue->items.find(id);
      if (wanted == catalogue->items.end()) continue;  // the test above has said so
      EXPECT_EQ(FactsOf(item), ExpectedFacts(wanted->second, form)) << form.edition() << " " << id;
    }
  }
}

TEST_P(Catalogue, ItemsAreInTheOrderOfTheForm) {
  if (!std::filesystem::exists(kShared)) GTEST_SKIP() << "../shared is not there";
  const auto catalogue = ReadCatalogue(GetParam());
  ASSERT_TRUE(catalogue) << "../shared has no items.yaml that can be read";
  // The one liberty: a count is printed in the cell of its choice, 提供 and 移転 behind each other.
  for (const Form& form : RealForms(GetParam()))
    EXPECT_EQ(form.definition().item_order, OrderOf(*catalogue, form)) << form.edition();
}

// The same without the catalogue: the committed list of ids says what a form must have.
TEST_P(Catalogue, TheCommittedListOfIdsIsComplete) {
  std::ifstream file(std::string(YOSHIKI_SOURCE_DIR "/tests/form/items-") + GetParam() + ".txt");
  std::vector<std::string> ids;
  for (std::string line; std::getline(file, line);) ids.push_back(line);
  EXPECT_GE(ids.size(), 56U);
  EXPECT_THAT(IdsOf(RealForms(GetParam()).back()), UnorderedElementsAreArray(ids));
  const auto catalogue = ReadCatalogue(GetParam());
  if (catalogue) {
    EXPECT_EQ(ids, catalogue->order);
  }
}

}  // namespace
}  // namespace yoshiki
