// `yoshiki schema` and `yoshiki new`.
#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include "cli/arguments.h"
#include "run_yoshiki.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::string UsageFault(const std::vector<std::string>& args) {
  Diagnostics diagnostics;
  EXPECT_FALSE(ParseArguments(args, {}, diagnostics));
  return diagnostics.empty() ? "" : MessageText(diagnostics.all()[0], Language::english);
}

TEST(Schema, GoesToStandardOutputOrIntoAFile) {
  const TemporaryFolder folder;
  const ProgramRun shown = RunYoshiki({"schema", "yoshiki-3", "--edition", "2018-05"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr(R"("$id": "urn:yoshiki:schema:yoshiki-3:2018-05")"));
  EXPECT_FALSE(rapidjson::Document().Parse(shown.out.c_str()).HasParseError());
  const std::vector<std::string> write{"schema",  "yoshiki-3", "--edition",
                                       "2018-05", "-o",        folder / "a.schema.json"};
  for (int time = 0; time < 2; ++time) {
    const ProgramRun written = RunYoshiki(write);
    EXPECT_EQ(written.code, 0) << written.err;
    EXPECT_EQ(written.out, "");
    EXPECT_EQ(ReadFile(folder / "a.schema.json"), shown.out);
  }
}

TEST(Schema, IsNotWrittenOverAModel) {
  const TemporaryFolder folder;
  EXPECT_EQ(RunYoshiki({"new", "yoshiki-3", "-o", folder / "model.json"}).code, 0);
  EXPECT_EQ(RunYoshiki({"schema", "yoshiki-3", "-o", folder / "model.json"}).code, 2);
}

TEST(Schema, IsOfTheNewestEditionUnlessOneIsNamed) {
  EXPECT_EQ(RunYoshiki({"schema", "yoshiki-4"}).out,
            RunYoshiki({"schema", "yoshiki-4", "--edition", "2025-05"}).out);
}

TEST(New, WritesAModelThatRenders) {
  const TemporaryFolder folder;
  for (const char* form : {"yoshiki-2", "yoshiki-3", "yoshiki-4"}) {
    const std::string model = folder / (std::string(form) + ".json");
    const ProgramRun made = RunYoshiki({"new", form, "-o", model});
    EXPECT_EQ(made.code, 0) << made.err;
    EXPECT_EQ(ReadFile(model), RunYoshiki({"new", form}).out);
    const ProgramRun empty = RunYoshiki({"render", "--text", "-o", "-", model});
    EXPECT_EQ(empty.code % 3, 0) << empty.err;
    const ProgramRun bare = RunYoshiki({"render", "--text", "-o", "-", "-"},
                                       {.input = "{\"form\": \"" + std::string(form) + "\"}"});
    EXPECT_EQ(empty.out, bare.out);
  }
}

TEST(New, OverwritesNothing) {
  const TemporaryFolder folder;
  const std::string model = folder.Put("a.json", "work");
  const ProgramRun run = RunYoshiki({"new", "yoshiki-3", "-o", model});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("a.json exists already and is not overwritten"));
  EXPECT_EQ(ReadFile(model), "work");
  EXPECT_EQ(RunYoshiki({"new", "yoshiki-3", "-o", "/dev/null"}).code, 0);
}

TEST(FormText, AnUnknownFormOrEditionIsRejected) {
  const TemporaryFolder folder;
  for (const char* command : {"schema", "new"}) {
    const ProgramRun form = RunYoshiki({command, "yoshiki-9", "-o", folder / "a.json"});
    EXPECT_EQ(form.code, 1);
    EXPECT_THAT(form.err, HasSubstr("yoshiki-2, yoshiki-3, yoshiki-4"));
    const ProgramRun edition = RunYoshiki({command, "yoshiki-3", "--edition", "1999-01"});
    EXPECT_EQ(edition.code, 1);
    EXPECT_THAT(edition.err, HasSubstr("2018-05, 2025-05"));
    EXPECT_EQ(edition.out, "");
  }
  EXPECT_THAT(folder.Names(), IsEmpty());
}

TEST(FormText, AFullOrMissingPlaceIsReported) {
  for (const char* command : {"schema", "new"}) {
    for (const char* place : {"/dev/full", "/nowhere/a.json"}) {
      const ProgramRun run = RunYoshiki({command, "yoshiki-2", "-o", place});
      EXPECT_EQ(run.code, 4) << run.err;
      EXPECT_THAT(run.err, HasSubstr(place));
    }
    EXPECT_EQ(RunYoshiki({command, "yoshiki-2"}, {.output_file = "/dev/full"}).code, 4);
  }
}

TEST(FormText, ArgumentsAndTheirFaults) {
  Diagnostics diagnostics;
  const auto parsed =
      ParseArguments({"new", "yoshiki-4", "--edition", "2018-05", "-o", "a.json"}, {}, diagnostics);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->command, Command::new_model);
  EXPECT_EQ(parsed->settings.form, "yoshiki-4");
  EXPECT_EQ(parsed->settings.edition, "2018-05");
  EXPECT_EQ(parsed->output, "a.json");
  EXPECT_THAT(UsageFault({"schema"}), StartsWith("`schema` needs FORM"));
  EXPECT_THAT(UsageFault({"new", "yoshiki-2", "yoshiki-3"}), HasSubstr("`yoshiki-3` is not expected here"));
  EXPECT_THAT(UsageFault({"schema", "yoshiki-3", "--theme", "mincho"}), HasSubstr("--theme"));
}

}  // namespace
}  // namespace yoshiki
