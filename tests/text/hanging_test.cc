// How many characters of a paragraph are the mark it hangs by. That later lines are indented so far is tested
// with the spacing of lines.
#include <gtest/gtest.h>

#include "setting.h"
#include "text/clusters.h"

namespace yoshiki {
namespace {

std::size_t MarkLength(std::string_view text) {
  const ShapedText shaped = Shaped(text);
  std::vector<Cluster> clusters;
  CollectClusters(shaped, Ragged(100), clusters);
  return HangingMark(shaped, clusters);
}

struct MarkCase {
  const char* text;
  std::size_t characters;  ///< of the mark, with the spaces around it
};

class MarkOf : public testing::TestWithParam<MarkCase> {};

TEST_P(MarkOf, IsCountedInCharacters) { EXPECT_EQ(MarkLength(GetParam().text), GetParam().characters); }

INSTANTIATE_TEST_SUITE_P(NothingBehind, MarkOf,
                         testing::Values(MarkCase{"", 0}, MarkCase{"　", 0}, MarkCase{"・", 0},
                                         MarkCase{"・　", 0}, MarkCase{"（1）", 0}, MarkCase{"　 1. ", 0}));

INSTANTIATE_TEST_SUITE_P(SpacesAround, MarkOf,
                         testing::Values(MarkCase{"・文", 1}, MarkCase{" 　・ 　文", 5},
                                         MarkCase{"・\t文", 2}, MarkCase{"　文", 0}));

INSTANTIATE_TEST_SUITE_P(Bullets, MarkOf,
                         testing::Values(MarkCase{"◎文", 1}, MarkCase{"★文", 1}, MarkCase{"●○文", 1},
                                         MarkCase{"・・・文", 0}, MarkCase{"◇◇市", 0},
                                         MarkCase{"【文】", 1}));

INSTANTIATE_TEST_SUITE_P(Dashes, MarkOf,
                         testing::Values(MarkCase{"- 文", 2}, MarkCase{"−　文", 2}, MarkCase{"‐ 文", 2},
                                         MarkCase{"– 文", 2}, MarkCase{"－　文", 2}, MarkCase{"-文", 0},
                                         MarkCase{"-1 度", 0}, MarkCase{"― 文", 0}));

INSTANTIATE_TEST_SUITE_P(Numbers, MarkOf,
                         testing::Values(MarkCase{"1.文", 2}, MarkCase{"123.文", 4}, MarkCase{"1234.文", 0},
                                         MarkCase{"１２）文", 3}, MarkCase{"1.5倍", 0},
                                         MarkCase{"１．５倍", 0}, MarkCase{"1.２倍", 0},
                                         MarkCase{"1.2.3 文", 0}, MarkCase{"1文", 0}, MarkCase{"1 文", 0},
                                         MarkCase{".5", 0}, MarkCase{")文", 0}));

INSTANTIATE_TEST_SUITE_P(Bracketed, MarkOf,
                         testing::Values(MarkCase{"(1)文", 3}, MarkCase{"（123）文", 5},
                                         MarkCase{"（1234）文", 0}, MarkCase{"(1）文", 3},
                                         MarkCase{"（ア）文", 3}, MarkCase{"（アイ）文", 0},
                                         MarkCase{"(a) 文", 4}, MarkCase{"(A)文", 0}, MarkCase{"（Ⅳ）文", 3},
                                         MarkCase{"（）文", 0}, MarkCase{"（1文", 0}, MarkCase{"（1", 0},
                                         MarkCase{"（1ア）文", 0}, MarkCase{"（株）文", 0}));

INSTANTIATE_TEST_SUITE_P(Signs, MarkOf,
                         testing::Values(MarkCase{"①文", 1}, MarkCase{"⒛文", 1}, MarkCase{"⑳ 文", 2},
                                         MarkCase{"ⓐ文", 0}, MarkCase{"Ⅹ．文", 2}, MarkCase{"ⅲ 文", 2},
                                         MarkCase{"Ⅲ章", 0}, MarkCase{"ア．文", 2}, MarkCase{"ヶ　文", 2},
                                         MarkCase{"アイ．文", 0}, MarkCase{"あ．文", 0}));

}  // namespace
}  // namespace yoshiki
