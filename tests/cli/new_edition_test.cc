// docs/new-edition.md, followed step by step: its file is put into a folder of layouts, and the program that
// was built without it has to say what the page says.
#include <gmock/gmock.h>

#include <filesystem>
#include <sstream>

#include "cli/cli.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kSource = YOSHIKI_SOURCE_DIR;

// The fenced blocks of the page in `language`, in order.
std::vector<std::string> BlocksOf(const std::string& language) {
  std::istringstream page(ReadFile(kSource + "/docs/new-edition.md"));
  std::vector<std::string> blocks;
  bool inside = false;
  for (std::string line; std::getline(page, line);) {
    if (inside && line == "```") {
      inside = false;
    } else if (inside) {
      blocks.back() += line + "\n";
    } else if (line == "```" + language) {
      inside = true;
      blocks.emplace_back();
    }
  }
  return blocks;
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

struct Answer {
  ExitCode code = ExitCode::done;
  std::string out, err;
};

// Layouts of one's own, with the page's edition among them.
class NewEdition : public ::testing::Test {
 protected:
  void SetUp() override {
    namespace fs = std::filesystem;
    ASSERT_EQ(BlocksOf("yaml").size(), 1u);
    ASSERT_EQ(BlocksOf("text").size(), 3u);
    fs::copy(kSource + "/layouts", folder_ / "layouts", fs::copy_options::recursive);
    fs::create_directory_symlink(kSource + "/fonts", folder_ / "fonts");
    Put(BlocksOf("yaml")[0]);
  }

  void Put(const std::string& layout) { folder_.Put("layouts/yoshiki-3/2030-04.yaml", layout); }

  std::string PutModel(const std::string& members) {
    return folder_.Put("model.json", "{\n  \"form\": \"yoshiki-3\",\n  " + members + "\n}\n");
  }

  Answer Yoshiki(const std::vector<std::string>& args) const {
    Process process;
    process.surroundings.data = folder_.path();
    std::ostringstream out, err;
    Answer run;
    run.code = RunCommandLine(args, process, out, err);
    run.out = out.str();
    run.err = err.str();
    return run;
  }

  const TemporaryFolder folder_;
};

TEST_F(NewEdition, IsListedAsTheNewest) {
  const Answer forms = Yoshiki({"forms"});
  EXPECT_EQ(forms.code, ExitCode::done) << forms.err;
  EXPECT_THAT(forms.out, HasSubstr("yoshiki-3  2030-04  *  [令和12年4月 様式3]"));
  const Answer editions = Yoshiki({"editions", "yoshiki-3"});
  EXPECT_THAT(editions.out, HasSubstr("yoshiki-3  2030-04  *"));
  EXPECT_THAT(editions.out, Not(HasSubstr("yoshiki-2")));
}

TEST_F(NewEdition, AMistakeIsToldWithItsPlace) {
  Put(Replaced(BlocksOf("yaml")[0], "basic.network.status", "basic.network.state"));
  const Answer run = Yoshiki({"editions", "yoshiki-3", "2025-05", "2030-04"});
  EXPECT_EQ(run.code, ExitCode::rejected);
  EXPECT_THAT(run.err, HasSubstr(BlocksOf("text")[0]));
  EXPECT_THAT(run.err, HasSubstr("the nearest id is basic.network.status"));
}

TEST_F(NewEdition, ChangesWhatThePageSays) {
  const Answer run = Yoshiki({"editions", "yoshiki-3", "2025-05", "2030-04"});
  EXPECT_EQ(run.code, ExitCode::done) << run.err;
  EXPECT_EQ(run.out, BlocksOf("text")[1]);
}

TEST_F(NewEdition, AsksOfAModelWhatThePageSays) {
  const std::string model = PutModel("\"basic\": {}");
  const Answer run = Yoshiki({"editions", "yoshiki-3", "2025-05", "2030-04", "--model", model});
  EXPECT_EQ(run.code, ExitCode::done) << run.err;
  EXPECT_EQ(run.out, BlocksOf("text")[1] + "\n" + BlocksOf("text")[2]);
  PutModel("\"basic\": { \"department\": { \"telephone\": \"01-2345\" } }");
  EXPECT_THAT(Yoshiki({"editions", "yoshiki-3", "2025-05", "2030-04", "--model", model}).out,
              HasSubstr("the model lacks nothing"));
}

TEST_F(NewEdition, OnTheWayBackTheModelHoldsTooMuch) {
  const std::string model = PutModel("\"basic\": { \"department\": { \"telephone\": \"01-2345\" } }");
  const Answer run = Yoshiki({"editions", "yoshiki-3", "2030-04", "2025-05", "--model", model});
  EXPECT_THAT(run.out, HasSubstr("  - Ⅰ7 ③電話番号: item removed\n"));
  EXPECT_THAT(run.out, HasSubstr("model.json:3:30: Ⅰ7 ③電話番号\n"));
}

TEST_F(NewEdition, IsPrinted) {
  const std::string model = PutModel(
      "\"basic\": { \"network\": { \"status\": \"undecided\" }, \"department\": { \"telephone\": \"01-2345\" "
      "} }");
  const std::string text = folder_ / "out.txt";
  const Answer run = Yoshiki({"render", "--edition", "2030-04", "--text", model, "-o", text});
  EXPECT_EQ(run.code, ExitCode::done) << run.err;
  const std::string printed = ReadFile(text);
  for (const char* words : {"[令和12年4月 様式3]", "検討中", "③電話番号", "01-2345", "6. 他の評価実施機関",
                            "7. 評価実施機関における担当部署"}) {
    EXPECT_THAT(printed, HasSubstr(words));
  }
  EXPECT_LT(printed.find("6. 他の評価実施機関"), printed.find("7. 評価実施機関における担当部署"));
}

TEST_F(NewEdition, LeavesTheOldOnesAsTheyAre) {
  const std::string model = PutModel("\"basic\": { \"network\": { \"status\": \"undecided\" } }");
  const std::string text = folder_ / "out.txt";
  EXPECT_EQ(Yoshiki({"render", "--edition", "2025-05", "--text", model, "-o", text}).code, ExitCode::done);
  EXPECT_THAT(ReadFile(text), HasSubstr("未定"));
  PutModel("\"basic\": { \"department\": { \"telephone\": \"01-2345\" } }");
  const Answer run = Yoshiki({"render", "--edition", "2025-05", "--text", model, "-o", text});
  EXPECT_THAT(run.err, HasSubstr("telephone"));
}

}  // namespace
}  // namespace yoshiki
