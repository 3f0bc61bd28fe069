// Where an address may be parted. '|' stands before every character that a line may begin with.
#include <gtest/gtest.h>

#include "setting.h"
#include "text/clusters.h"

namespace yoshiki {
namespace {

std::vector<Cluster> ClustersOfAddress(const ShapedText& shaped) {
  std::vector<Cluster> clusters;
  CollectClusters(shaped, Ragged(100), clusters);  // judges words first, then looks for addresses in them
  return clusters;
}

std::string PartedAddress(std::string_view text) {
  const ShapedText shaped = Shaped(text);
  std::string parted;
  for (const Cluster& cluster : ClustersOfAddress(shaped)) {
    if (!parted.empty() && cluster.before == BreakBefore::allowed) parted += '|';
    parted += ToUtf8(CharacterAt(shaped, cluster));
  }
  return parted;
}

struct AddressCase {
  const char* what;
  const char* parted;  ///< the text is the same without '|'
};

constexpr AddressCase kUrls[] = {
    {"behind a slash or a point, before a letter", "https://|www.|city.|example.|jp/|kokuho/|index.|html"},
    {"behind every sign of a query", "http://|ab.|jp/|cc?|dd=|ee&|ff=|gg#|top"},
    {"not between two signs", "http://|ab.|jp//|cc--|dd/.|ee"},
    {"before the tilde of a home page", "http://|ab.|jp/|~user/"},
    {"before a plus sign", "http://|ab.|jp/|+1/"},
    {"behind an underscore, a hyphen or a comma", "http://|ab.|jp/|cc_|dd-|ee,|ff"},
    {"before digits too", "http://|192.|168.|10.|20/|30"},
    {"not before a letter that is not ASCII", "http://|ab.|jp/|cc/é"},
    {"in capitals", "HTTP://|AB.|JP/|CC"},
    {"any scheme", "git+ssh://|ab.|jp/|cc"},
    {"without a scheme, as browsers show it", "www.|ab.|jp/|cc"},
    {"in brackets", "(http://|ab.|jp/|cc/)"},
    {"only behind its beginning", "and/or:no/break,http://|ab.|jp/|cc"},
    {"two in one run", "http://|ab.|jp/|cc,|http://|dd.|ee"},
};

constexpr AddressCase kMails[] = {
    {"its host", "info@city.|example.|jp"},   {"its name as well", "ab.|cd_|ef-|gh+ij@city.|jp"},
    {"in angle brackets", "<info@city.|jp>"}, {"one character is not left alone at its end", "ab@cd.|ef.g"},
    {"nor at its beginning", "a@b.c"},        {"but two are enough", "a.|bc@de.|fg"},
};

constexpr AddressCase kNoAddresses[] = {
    {"nothing", ""},
    {"words with slashes", "and/or/both"},
    {"a fraction of numbers", "1/2/3/4/5"},
    {"a file", "report.final_v2.pdf"},
    {"no scheme before its colon", "(://ab.jp/cc"},
    {"one slash", "http:/ab.jp/cc"},
    {"www inside a word", "awww.ab.jp/cc"},
    {"www without its point", "www/ab/cc"},
    {"a name of an account", "@city/news"},
    {"nothing behind the at sign", "city@/news/ab"},
    {"two at signs", "ab@@cd.ef/gh"},
};

class UrlParts : public testing::TestWithParam<AddressCase> {};

TEST_P(UrlParts, StandWhereAReaderExpectsThem) {
  std::string text = GetParam().parted;
  std::erase(text, '|');
  EXPECT_EQ(PartedAddress(text), GetParam().parted) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(Urls, UrlParts, testing::ValuesIn(kUrls));
INSTANTIATE_TEST_SUITE_P(Mails, UrlParts, testing::ValuesIn(kMails));
INSTANTIATE_TEST_SUITE_P(NoAddresses, UrlParts, testing::ValuesIn(kNoAddresses));

TEST(Urls, JapaneseAroundThemEndsThem) {
  EXPECT_EQ(PartedAddress("参照http://ab.jp/cc参照/aa/bb"), "参|照|http://|ab.|jp/|cc|参|照|/aa/bb");
}

TEST(Urls, AFullWidthSignIsNoPartOfOne) { EXPECT_EQ(PartedAddress("http：//ab.jp/cc"), "http：|//ab.jp/cc"); }

TEST(Urls, ASpaceEndsThem) { EXPECT_EQ(PartedAddress("http://ab.jp and/or"), "http://|ab.|jp |and/or"); }

TEST(Urls, WhatTheRulesForbidStaysForbiddenInThem) {
  const ShapedText shaped = Shaped("（http://ab.jp/cc）、");
  std::string before;
  for (const Cluster& cluster : ClustersOfAddress(shaped)) {
    constexpr std::string_view kWords = "aif";  // allowed, inside a word, forbidden
    before += kWords[static_cast<std::size_t>(cluster.before)];
  }
  EXPECT_EQ(before, "afiiifiiaifaiiaiff") << "behind （, and before : . ） 、";
}

TEST(Urls, AMegabyteInOneRunIsPartedToItsEnd) {
  std::string text = "http://";
  while (text.size() < 1'000'000) text += "ab/";
  std::size_t allowed = 0;
  const ShapedText shaped = Shaped(text);
  for (const Cluster& cluster : ClustersOfAddress(shaped)) allowed += cluster.before == BreakBefore::allowed;
  EXPECT_EQ(allowed, (text.size() - 7) / 3 + 1) << "before each ab, and the first character of all";
}

}  // namespace
}  // namespace yoshiki
