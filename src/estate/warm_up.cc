#include "estate/warm_up.h"

#include "estate/traced_files.h"

namespace yoshiki {
namespace {

std::string BlankModel(const EditionName& name) {
  return R"({"form": ")" + name.form + R"(", "edition": ")" + name.edition + R"("})";
}

}  // namespace

void WarmUp(const RenderSettings& look, const Workbench& bench) {
  const Instruments instruments;
  StageLog log(instruments);
  const PathFiles disk;
  RenderSettings settings = look;
  settings.theme_files = &disk;
  settings.theme_folder = bench.folder;
  settings.product = Product::text;  // a PDF's bytes are nothing that is kept
  for (const EditionName& name : ListEditions(bench.layouts)) {
    settings.form = name.form;
    settings.edition = name.edition;
    Diagnostics untold;
    RenderOutcome outcome = RenderOutcome::failed;
    Typeset(SourceText("blank", BlankModel(name)), settings, bench.layouts, bench.fonts, untold, log, outcome,
            {&bench.forms, &bench.setters, nullptr});
  }
}

}  // namespace yoshiki
