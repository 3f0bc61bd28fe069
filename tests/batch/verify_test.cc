// A PDF that carries its model is held against what the model gives.
#include "batch/verify.h"

#include <gmock/gmock.h>

#include "batch/batch.h"
#include "support/run_tool.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr char kDatedModel[] =
    R"({"form": "yoshiki-3", "edition": "2025-05", "cover": {"number": "7", "name": "𠮷野市 年金"}})";

class VerifyTest : public ::testing::Test {
 protected:
  std::string Render(const std::string& model, RenderSettings settings = {}) {
    settings.archive = Archive::a_3a;
    StageLog log(instruments_);
    FileCalls calls;
    const std::string out = folder_ / "a.pdf";
    EXPECT_EQ(RunRender({folder_.Put("a.json", model), out, settings}, {layouts_, fonts_, calls},
                        diagnostics_, log),
              RenderOutcome::written);
    return out;
  }
  Verification Check(const std::string& pdf) {
    FileCalls calls;
    return Verify(pdf, {}, {layouts_, fonts_, calls}, diagnostics_);
  }
  // Rewrites a PDF by a qpdf command.
  std::string Rewritten(const std::string& pdf, const std::string& how) {
    std::string out = folder_ / "b.pdf";
    RunTool("qpdf " + how + " " + pdf + " " + out);
    return out;
  }
  std::vector<std::string> Codes() const {
    std::vector<std::string> codes;
    for (const Diagnostic& d : diagnostics_.all()) codes.emplace_back(CodeOf(d.id));
    return codes;
  }

  const TemporaryFolder folder_;
  const DirectoryFiles layouts_{YOSHIKI_SOURCE_DIR "/layouts"};
  FontShelf fonts_{YOSHIKI_SOURCE_DIR, FontFolders({}, YOSHIKI_SOURCE_DIR)};
  const Instruments instruments_;
  Diagnostics diagnostics_;
};

TEST_F(VerifyTest, TheSameFileComesFromTheModelInIt) {
  const Verification verified = Check(Render(kDatedModel));
  EXPECT_EQ(verified.outcome, VerifyOutcome::same);
  EXPECT_EQ(verified.model, "a.json");
  EXPECT_GT(verified.pages, 5u);
  EXPECT_THAT(Codes(), IsEmpty());
}

TEST_F(VerifyTest, ThePdfKnowsHowItWasMade) {
  RenderSettings settings;
  settings.edition = "2018-05";
  settings.epoch = 1746091800;
  settings.bind.print_unused = false;
  EXPECT_EQ(Check(Render(kDatedModel, settings)).outcome, VerifyOutcome::same);
}

TEST_F(VerifyTest, NoFolderIsInTheFile) {
  EXPECT_THAT(ReadFile(Render(kDatedModel)), Not(HasSubstr(folder_.path())));
}

TEST_F(VerifyTest, OtherBytesWithTheSameTextAreAWarning) {
  YOSHIKI_NEEDS_TOOL("qpdf");
  const Verification verified = Check(Rewritten(Render(kDatedModel), "--object-streams=disable"));
  EXPECT_EQ(verified.outcome, VerifyOutcome::same_text);
  EXPECT_THAT(Codes(), ElementsAre("verify-bytes-differ"));
}

TEST_F(VerifyTest, AMissingPageIsToldWithItsText) {
  YOSHIKI_NEEDS_TOOL("qpdf");
  const std::string pdf = Render(kDatedModel);
  const std::string out = folder_ / "b.pdf";
  RunTool("qpdf " + pdf + " --pages . 1,3-z -- " + out);
  EXPECT_EQ(Check(out).outcome, VerifyOutcome::differs);
  ASSERT_GE(diagnostics_.errors(), 2u);
  EXPECT_EQ(diagnostics_.all()[0].id, MessageId::verify_page_count);
  EXPECT_EQ(diagnostics_.all()[1].id, MessageId::verify_text_differs);
  EXPECT_THAT(diagnostics_.all()[1].args[2], HasSubstr("項目一覧"));
}

TEST_F(VerifyTest, AnotherModelInTheFileIsToldByTheTextsThatDiffer) {
  YOSHIKI_NEEDS_TOOL("qpdf");
  const std::string pdf = Render(kDatedModel);
  const std::string other = folder_.Put(
      "a.json",
      R"({"form": "yoshiki-3", "edition": "2025-05", "cover": {"number": "8", "name": "𠮷野市 年金"}})");
  const std::string out = folder_ / "b.pdf";
  RunTool("qpdf " + pdf + " --remove-attachment=a.json " + folder_ / "c.pdf");
  RunTool("qpdf " + folder_ / "c.pdf" + " --add-attachment " + other + " --key=a.json -- " + out);
  const Verification verified = Check(out);
  EXPECT_EQ(verified.outcome, VerifyOutcome::differs)
      << "qpdf writes no AFRelationship: the file no longer says which attachment is its source";
  EXPECT_THAT(Codes(), ElementsAre("verify-no-model"));
}

TEST_F(VerifyTest, AnActionThatOpensWithTheFileIsNoticed) {
  YOSHIKI_NEEDS_TOOL("qpdf");
  const std::string qdf =
      Rewritten(Render(kDatedModel), "--qdf --object-streams=disable --normalize-content=n");
  std::string bytes = ReadFile(qdf);
  const std::size_t at = bytes.find("/Lang (ja-JP)");
  ASSERT_NE(at, std::string::npos);
  bytes.insert(at, "/OpenAction << /S /URI /URI (https://x.example/) >> ");
  const std::string forged = folder_.Put("f.pdf", bytes);
  RunTool("fix-qdf " + forged + " > " + (folder_ / "g.pdf"));
  EXPECT_EQ(Check(folder_ / "g.pdf").outcome, VerifyOutcome::differs);
  EXPECT_THAT(Codes(), ElementsAre("verify-differs"));
}

TEST_F(VerifyTest, WhatIsPaintedOverAPageIsNoticed) {
  YOSHIKI_NEEDS_TOOL("qpdf");
  const std::string qdf =
      Rewritten(Render(kDatedModel), "--qdf --object-streams=disable --normalize-content=n");
  std::string bytes = ReadFile(qdf);
  const std::size_t at = bytes.find("/Artifact<</Type/Layout>>BDC");
  ASSERT_NE(at, std::string::npos);
  bytes.insert(at, "1 g 0 0 600 800 re f\n");
  const std::string forged = folder_.Put("f.pdf", bytes);
  RunTool("fix-qdf " + forged + " > " + (folder_ / "g.pdf"));
  EXPECT_EQ(Check(folder_ / "g.pdf").outcome, VerifyOutcome::differs);
  ASSERT_EQ(diagnostics_.errors(), 1u);
  EXPECT_EQ(diagnostics_.all()[0].id, MessageId::verify_drawing_differs);
  EXPECT_THAT(diagnostics_.all()[0].args, ElementsAre("1"));
}

TEST_F(VerifyTest, AHostileRecipeIsHarmless) {
  YOSHIKI_NEEDS_TOOL("qpdf");
  const std::string pdf = Render(kDatedModel);
  const std::string secret = folder_.Put("secret.yaml", "this is nobody's business");
  for (const std::string& recipe :
       {std::string(2'000'000, '['), std::string(60'000, '['), "{\"theme\": \"" + secret + "\"}"}) {
    const std::string file = folder_.Put("yoshiki-render.json", recipe);
    const std::string out = folder_ / "b.pdf";
    RunTool("qpdf " + pdf + " --add-attachment " + file + " --key=yoshiki-render.json --replace -- " + out);
    Check(out);
    for (const Diagnostic& d : diagnostics_.all()) EXPECT_THAT(d.place.file, Not(HasSubstr("secret")));
  }
}

TEST_F(VerifyTest, FilesThatCannotBeVerified) {
  const std::string whole = ReadFile(Render(kDatedModel));
  RenderSettings plain;
  StageLog log(instruments_);
  FileCalls calls;
  RunRender({folder_.Put("a.json", kDatedModel), folder_ / "plain.pdf", plain}, {layouts_, fonts_, calls},
            diagnostics_, log);
  EXPECT_EQ(Check(folder_ / "plain.pdf").outcome, VerifyOutcome::differs);
  EXPECT_EQ(Check(folder_.Put("text.pdf", "no PDF at all")).outcome, VerifyOutcome::differs);
  EXPECT_EQ(Check(folder_ / "missing.pdf").outcome, VerifyOutcome::differs);
  EXPECT_EQ(Check(folder_.Put("cut.pdf", whole.substr(0, whole.size() / 2))).outcome, VerifyOutcome::differs);
  EXPECT_THAT(Codes(), ElementsAre("verify-no-model", "cannot-read-pdf", testing::_, "cannot-read-pdf"));
}

TEST_F(VerifyTest, AnyDamageIsAnErrorNotACrash) {
  const std::string whole = ReadFile(Render(kDatedModel));
  for (std::size_t at = 20; at < whole.size(); at += whole.size() / 40) {
    std::string damaged = whole;
    for (std::size_t i = at; i < std::min(at + 8, damaged.size()); ++i) damaged[i] = '(';
    EXPECT_NE(Check(folder_.Put("d.pdf", damaged)).outcome, VerifyOutcome::same) << at;
  }
}

}  // namespace
}  // namespace yoshiki
