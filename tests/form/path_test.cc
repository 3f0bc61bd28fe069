// JSON pointers named as the tiny form names them.
#include <gtest/gtest.h>

#include "tiny_form.h"

namespace yoshiki {
namespace {

struct PathCase {
  std::string_view pointer, name;
};

constexpr std::string_view kOneFile = R"("files": [{}])";
constexpr std::string_view kTwoFiles = R"("files": [{}, {}])";

void ExpectNames(std::string_view members, std::initializer_list<PathCase> cases) {
  const Form form = TinyForm();
  const Statement statement = TinyStatement(members);
  for (const PathCase& c : cases) EXPECT_EQ(ItemPath(form, statement, c.pointer), c.name) << c.pointer;
}

TEST(ItemPath, NamesItemsAsTheFormDoes) {
  ExpectNames(kOneFile, {
                            {"/cover/number", "表紙 評価書番号"},
                            {"/basic/name", "Ⅰ1 ①事務の名称"},
                            {"/basic/population", "Ⅰ1 ②対象人数"},
                            {"/basic/reason", "Ⅰ1 ②対象人数 その理由"},
                            {"/basic/remarks", "Ⅰ3 備考"},
                            {"/files/0/name", "Ⅱ1 ファイル名"},
                            {"/files/0/use/department", "Ⅱ2 使用部署"},
                            {"/files/0/record_items", "（別添1） 記録項目"},
                            {"/risks/none", "Ⅲ1 取り扱わない"},
                            {"/risks/misuse/measure", "Ⅲ1 リスク1 措置の内容"},
                            {"/risks/leak/measure", "Ⅲ1 リスク2 措置の内容"},
                            {"/risks/leak", "Ⅲ1 リスク2： 漏えい"},
                            {"/risks/other", "Ⅲ1 その他のリスク及び措置"},
                            {"/changes/2/after", "（別添2） 3行目 変更後の記載"},
                        });
}

TEST(ItemPath, NumbersTheElementsOfRepeats) {
  ExpectNames(kOneFile, {
                            {"/basic/systems/0/name", "Ⅰ2 システム1 ①システムの名称"},
                            {"/basic/systems/11", "Ⅰ2 システム12"},
                            {"/files/0/entrustment/items/0/title", "Ⅱ4 委託事項1"},
                            {"/files/0/entrustment/items/2/content", "Ⅱ4 委託事項3 ①委託内容"},
                            {"/files/0/entrustment/items/0/subcontract/status", "Ⅱ4 委託事項1 ②再委託の有無"},
                        });
}

TEST(ItemPath, NumbersFilesWhenThereAreSeveral) {
  ExpectNames(kTwoFiles, {
                             {"/files/1/entrustment/items/0/content", "Ⅱ（2）4 委託事項1 ①委託内容"},
                             {"/files/0/name", "Ⅱ（1）1 ファイル名"},
                             {"/files/1/record_items", "（別添1） ファイル2"},
                             {"/files/1", "Ⅱ（2）"},
                             {"/files", "Ⅱ"},
                         });
}

TEST(ItemPath, NamesOptionsAndCounts) {
  ExpectNames(kOneFile,
              {
                  {"/basic/systems/0/connections/other", "Ⅰ2 システム1 ②他のシステムとの接続 その他"},
                  {"/basic/systems/0/connections/other/text", "Ⅰ2 システム1 ②他のシステムとの接続 その他"},
                  {"/files/0/entrustment/count", "Ⅱ4 委託の有無 件数"},
                  {"/files/0/provision/count", "Ⅱ5 提供・移転の有無 提供を行っている 件数"},
              });
}

TEST(ItemPath, NamesContainersByWhatHoldsThem) {
  ExpectNames(kOneFile, {
                            {"/cover", "表紙"},
                            {"/basic", "Ⅰ"},
                            {"/basic/systems", "Ⅰ2"},
                            {"/files/0", "Ⅱ"},
                            {"/files/0/use", "Ⅱ2"},
                            {"/files/0/entrustment", "Ⅱ4"},
                            {"/files/0/entrustment/items", "Ⅱ4"},
                            {"/files/0/entrustment/items/1", "Ⅱ4 委託事項2"},
                            {"/risks", "Ⅲ1"},
                            {"/changes", "（別添2）"},
                            {"/changes/4", "（別添2） 5行目"},
                        });
}

TEST(ItemPath, NamesUnknownKeysByWhatHoldsThem) {
  ExpectNames(kOneFile, {
                            {"/basic/zzz", "Ⅰ"},
                            {"/files/0/entrustment/items/1/zzz", "Ⅱ4 委託事項2"},
                            {"/zzz", ""},
                            {"", ""},
                            {"/", ""},
                            {"/files/99999999999999999999999", "Ⅱ"},
                            {"/files/0/0", "Ⅱ"},
                            {"/basic~1x/~0", ""},
                            {"no pointer", ""},
                        });
}

}  // namespace
}  // namespace yoshiki
