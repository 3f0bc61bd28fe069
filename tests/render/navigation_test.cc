// Page trees, outlines and links by themselves, as qpdf reads their objects.
#include "render/navigation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "support/run_tool.h"

namespace yoshiki::pdf {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The objects of a file, each as qpdf's JSON: keys in order, line ends and indents left out.
class ReadObjects {
 public:
  explicit ReadObjects(File& file) {
    const TemporaryFile saved(file.Save().value_or(""));
    const std::string json =
        RunTool("qpdf --json=2 --json-key=qpdf " + saved.path() + " | sed 's/^ *//' | tr -d '\\n'").output;
    const std::string head = "\"obj:";
    for (std::size_t at = json.find(head); at != std::string::npos;) {
      const std::size_t end = json.find(head, at + 1);
      objects_[static_cast<ObjectId>(std::stoul(json.substr(at + head.size())))] = json.substr(at, end - at);
      at = end;
    }
  }

  const std::string& Of(ObjectId id) { return objects_[id]; }
  /// What follows a key, up to a comma or the end of an array; "" without the key.
  std::string Value(ObjectId id, const std::string& key) {
    const std::string& object = objects_[id];
    const std::size_t at = object.find("\"" + key + "\": ");
    if (at == std::string::npos) return "";
    const std::size_t value = at + key.size() + 4;
    return object.substr(value, object.find_first_of(object[value] == '[' ? "]" : ",}", value) - value);
  }
  std::vector<ObjectId> References(ObjectId id, const std::string& key) {
    std::vector<ObjectId> ids;
    const std::string value = Value(id, key);
    for (std::size_t at = value.find('"'); at < value.size();
         at = value.find('"', value.find('"', at + 1) + 1))
      ids.push_back(static_cast<ObjectId>(std::stoul(value.substr(at + 1))));
    return ids;
  }
  ObjectId Reference(ObjectId id, const std::string& key) {
    const std::vector<ObjectId> ids = References(id, key);
    return ids.empty() ? 0 : ids.front();
  }

 private:
  std::map<ObjectId, std::string> objects_;
};

class NavigationTest : public testing::Test {
 protected:
  void SetUp() override { YOSHIKI_NEEDS_TOOL("qpdf"); }

  /// Pages of 200 by 100 points.
  void AddPages(std::size_t count) {
    for (; count > 0; --count) {
      pages_.push_back(file_.NewObject());
      document_.pages.emplace_back().width = Length::Pt(200);
      document_.pages.back().height = Length::Pt(100);
    }
  }

  /// The leaves below a node of the page tree, from left to right; every node is looked at on the way.
  std::vector<ObjectId> Leaves(ReadObjects& objects, ObjectId node,
                               const std::map<ObjectId, ObjectId>& parents) {
    std::vector<ObjectId> leaves;
    const std::vector<ObjectId> kids = objects.References(node, "/Kids");
    EXPECT_LE(kids.size(), 100U);
    EXPECT_EQ(objects.Value(node, "/Type"), "\"/Pages\"");
    for (const ObjectId kid : kids) {
      if (const auto page = parents.find(kid); page != parents.end()) {
        EXPECT_EQ(page->second, node);
        leaves.push_back(kid);
        continue;
      }
      EXPECT_EQ(objects.Reference(kid, "/Parent"), node);
      for (const ObjectId leaf : Leaves(objects, kid, parents)) leaves.push_back(leaf);
    }
    EXPECT_EQ(objects.Value(node, "/Count"), std::to_string(leaves.size()));
    return leaves;
  }

  /// "甲(乙 丙) 丁" of the entries below a node; the threads between them are followed in both directions.
  std::string Entries(ReadObjects& objects, ObjectId node, bool is_root = true) {
    std::string text;
    ObjectId before = 0;
    int count = 0;
    for (ObjectId at = objects.Reference(node, "/First"); at != 0; at = objects.Reference(at, "/Next")) {
      EXPECT_EQ(objects.Reference(at, "/Parent"), node);
      EXPECT_EQ(objects.Reference(at, "/Prev"), before);
      const std::string title = objects.Value(at, "/Title");
      text += (count++ == 0 ? "" : " ") + title.substr(3, title.size() - 4);
      if (const std::string below = Entries(objects, at, false); !below.empty()) text += "(" + below + ")";
      before = at;
    }
    EXPECT_EQ(objects.Reference(node, "/Last"), before);
    // §12.3.3: a closed entry counts below zero; what is open at the root is its own entries alone.
    EXPECT_EQ(objects.Value(node, "/Count"), count == 0 ? "" : std::to_string(is_root ? count : -count));
    return text;
  }

  std::string Outline(const std::vector<int>& levels) {
    document_.bookmarks.clear();
    for (std::size_t i = 0; i < levels.size(); ++i)
      document_.bookmarks.push_back({std::string(1, static_cast<char>('a' + i)), levels[i], 0, {}});
    File file;
    const ObjectId root = WriteOutline(file, document_, pages_);
    ReadObjects objects(file);
    return Entries(objects, root);
  }

  Link& AddLink(std::size_t page, Length y) {
    Link& link = document_.pages[0].links.emplace_back();
    link.area = {Length::Pt(10), Length::Pt(20), Length::Mpt(30500), Length::Pt(5)};
    link.page = page;
    link.y = y;
    return link;
  }

  File file_;
  Document document_;
  std::vector<ObjectId> pages_;
};

TEST_F(NavigationTest, NoNodeOfThePageTreeHasOverAHundredKids) {
  for (const std::size_t count : {0U, 1U, 100U, 101U, 250U, 10'000U, 10'001U}) {
    File file;
    std::vector<ObjectId> pages;
    while (pages.size() < count) pages.push_back(file.NewObject());
    const std::vector<ObjectId> parents = WritePageTree(file, pages, "/Rotate 0");
    ASSERT_EQ(parents.size(), count);
    std::map<ObjectId, ObjectId> parent_of;
    for (std::size_t i = 0; i < count; ++i) parent_of[pages[i]] = parents[i];
    const ObjectId root = file.page_root();
    ReadObjects objects(file);
    EXPECT_EQ(Leaves(objects, root, parent_of), pages) << count;
    EXPECT_EQ(objects.Value(root, "/Rotate"), "0") << "what pages inherit stands at the root";
    EXPECT_EQ(objects.Reference(root, "/Parent"), 0U);
  }
}

TEST_F(NavigationTest, WithoutBookmarksThereIsNoOutline) {
  AddPages(1);
  EXPECT_EQ(WriteOutline(file_, document_, pages_), 0U);
}

TEST_F(NavigationTest, OutlinesFollowTheLevelsOfTheirBookmarks) {
  AddPages(1);
  EXPECT_EQ(Outline({1}), "a");
  EXPECT_EQ(Outline({1, 1, 1}), "a b c");
  EXPECT_EQ(Outline({1, 2, 2, 1}), "a(b c) d");
  EXPECT_EQ(Outline({1, 2, 3, 2, 3, 1, 2}), "a(b(c) d(e)) f(g)");
}

TEST_F(NavigationTest, LevelsThatAreSkippedOrBelowOneStillMakeATree) {
  AddPages(1);
  EXPECT_EQ(Outline({1, 3, 2, 3}), "a(b c(d))");
  EXPECT_EQ(Outline({3, 2, 3, 1}), "a b(c) d");
  EXPECT_EQ(Outline({0, -5, 2, 1}), "a b(c) d");
}

TEST_F(NavigationTest, PlacesAreCountedFromTheLowerEdgeOfTheirPage) {
  AddPages(2);
  document_.pages[1].height = Length::Mpt(841890);
  document_.bookmarks = {{"(甲)\\", 1, 0, Length::Pt(25)}, {"𠮷", 1, 1, Length::Mpt(1)}};
  const ObjectId root = WriteOutline(file_, document_, pages_);
  ReadObjects objects(file_);
  const ObjectId first = objects.Reference(root, "/First"), second = objects.Reference(root, "/Last");
  const auto page = [&](std::size_t i) { return "\"" + std::to_string(pages_[i]) + " 0 R\""; };
  EXPECT_THAT(objects.Of(first), HasSubstr("\"/Dest\": [" + page(0) + ",\"/XYZ\",null,75,null]"));
  EXPECT_THAT(objects.Of(first), HasSubstr(R"("/Title": "u:(甲)\\")"));
  EXPECT_THAT(objects.Of(second), HasSubstr("\"/Dest\": [" + page(1) + ",\"/XYZ\",null,841.889,null]"));
  EXPECT_THAT(objects.Of(second), HasSubstr("\"/Title\": \"u:𠮷\""));
}

TEST_F(NavigationTest, APageWithoutLinksHasNoArray) {
  AddPages(1);
  StructureContent structure;
  EXPECT_EQ(LinkArray(file_, document_, 0, pages_, nullptr), "");
  EXPECT_EQ(LinkArray(file_, document_, 0, pages_, &structure), "");
}

TEST_F(NavigationTest, LinksSayTheBookmarkTheyLeadToOrThePage) {
  AddPages(12);
  document_.bookmarks = {
      {"別の高さ", 1, 3, Length::Pt(8)}, {"Ⅱ", 1, 3, Length::Pt(7)}, {"後", 1, 3, Length::Pt(7)}};
  AddLink(3, Length::Pt(7));
  AddLink(11, Length::Pt(7));
  const std::string array = LinkArray(file_, document_, 0, pages_, nullptr);
  ASSERT_THAT(array, testing::MatchesRegex("\\[[0-9]+ 0 R [0-9]+ 0 R ]"));
  const auto first = static_cast<ObjectId>(std::stoul(array.substr(1)));
  const auto second = static_cast<ObjectId>(std::stoul(array.substr(array.find("R ") + 2)));
  ReadObjects objects(file_);
  EXPECT_THAT(objects.Of(first), HasSubstr("\"/Contents\": \"u:Ⅱ\""));
  EXPECT_THAT(objects.Of(first), HasSubstr("\"/Rect\": [10,75,40.5,80]"));
  EXPECT_THAT(objects.Of(first), HasSubstr("\"/XYZ\",null,93,null]"));
  EXPECT_THAT(objects.Of(second), HasSubstr("\"/Contents\": \"u:12ページ\""));
  EXPECT_THAT(objects.Of(second), Not(HasSubstr("/StructParent")));
}

// §14.7.4.4: the keys of pages come first, then one for each annotation, over all pages.
TEST_F(NavigationTest, LinksWithATagAreNotedForTheStructure) {
  AddPages(3);
  AddLink(1, {}).tag = 8;
  AddLink(1, {});
  AddLink(2, {}).tag = 9;
  StructureContent structure;
  structure.links = {{5, 1, 0}};  // of a page before
  LinkArray(file_, document_, 0, pages_, &structure);
  ASSERT_EQ(structure.links.size(), 3U);
  const LinkMark &eight = structure.links[1], &nine = structure.links[2];
  EXPECT_EQ(eight.tag, 8U);
  EXPECT_EQ(nine.tag, 9U);
  EXPECT_EQ(eight.page, 0U);
  ReadObjects objects(file_);
  EXPECT_EQ(objects.Value(eight.annotation, "/StructParent"), "4");
  EXPECT_EQ(objects.Value(nine.annotation, "/StructParent"), "5");
}

}  // namespace
}  // namespace yoshiki::pdf
