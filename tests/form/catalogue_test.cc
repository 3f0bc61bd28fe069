// Every layout is held against the catalogue of printed items, item for item: nothing missing, nothing
// invented, and each label, mark, option and condition as the catalogue has it.
#include "catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "real_forms.h"

namespace yoshiki {
namespace {

using ::testing::UnorderedElementsAreArray;

// What an older edition words otherwise than the catalogue, which describes the newest.
struct KnownDifference {
  std::string edition, item, facts_part, instead;
};
const KnownDifference kDifferences[] = {
    {"2018-05", "cover.edition_mark", "[令和7年5月 様式3]", "[平成30年5月 様式3]"},
    {"2018-05", "files[].overview.main_items", "5情報（氏名、氏名の振り仮名、性別、生年月日、住所）",
     "4情報（氏名、性別、生年月日、住所）"},
};

std::string ExpectedFacts(const ItemDef& item, const std::string& edition) {
  std::string facts = FactsOf(item);
  for (const KnownDifference& difference : kDifferences) {
    if (difference.edition != edition || difference.item != item.id) continue;
    const std::size_t at = facts.find(difference.facts_part);
    EXPECT_NE(at, std::string::npos) << difference.facts_part;
    facts.replace(at, difference.facts_part.size(), difference.instead);
  }
  return facts;
}

std::vector<std::string> IdsOf(const Form& form) {
  std::vector<std::string> ids;
  for (const auto& [id, item] : form.definition().items) ids.push_back(id);
  return ids;
}

TEST(Catalogue, EveryItemOfTheFormStandsInEveryLayout) {
  const auto catalogue = ReadCatalogue("yoshiki-3");
  if (!catalogue) GTEST_SKIP() << "../shared/forms/items.yaml is not there";
  const std::vector<Form> forms = RealForms();
  ASSERT_EQ(forms.size(), 2U);
  for (const Form& form : forms) {
    EXPECT_THAT(IdsOf(form), UnorderedElementsAreArray(catalogue->order)) << form.edition();
    EXPECT_EQ(form.title(), catalogue->title);
    EXPECT_EQ(form.definition().short_title, catalogue->short_title);
  }
  EXPECT_EQ(forms.back().mark(), catalogue->mark);
}

TEST(Catalogue, EachItemSaysWhatTheCatalogueSays) {
  const auto catalogue = ReadCatalogue("yoshiki-3");
  if (!catalogue) GTEST_SKIP() << "../shared/forms/items.yaml is not there";
  for (const Form& form : RealForms()) {
    for (const auto& [id, item] : form.definition().items) {
      const auto wanted = catalogue->items.find(id);
      if (wanted == catalogue->items.end()) continue;  // the test above has said so
      EXPECT_EQ(FactsOf(item), ExpectedFacts(wanted->second, form.edition())) << form.edition() << " " << id;
    }
  }
}

TEST(Catalogue, ItemsAreInTheOrderOfTheForm) {
  const auto catalogue = ReadCatalogue("yoshiki-3");
  if (!catalogue) GTEST_SKIP() << "../shared/forms/items.yaml is not there";
  // The one liberty: a count is printed in the cell of its choice, 提供 and 移転 behind each other.
  for (const Form& form : RealForms())
    EXPECT_EQ(form.definition().item_order, catalogue->order) << form.edition();
}

// The same without the catalogue: the committed list of ids says what a form must have.
TEST(Catalogue, TheCommittedListOfIdsIsComplete) {
  std::ifstream file(YOSHIKI_SOURCE_DIR "/tests/form/items-yoshiki-3.txt");
  std::vector<std::string> ids;
  for (std::string line; std::getline(file, line);) ids.push_back(line);
  EXPECT_EQ(ids.size(), 145U);
  for (const Form& form : RealForms())
    EXPECT_THAT(IdsOf(form), UnorderedElementsAreArray(ids)) << form.edition();
  const auto catalogue = ReadCatalogue("yoshiki-3");
  if (catalogue) {
    EXPECT_EQ(ids, catalogue->order);
  }
}

}  // namespace
}  // namespace yoshiki
