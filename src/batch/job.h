// One document from its model to its file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "batch/atomic_write.h"
#include "batch/font_shelf.h"
#include "batch/stage_log.h"
#include "form/form.h"
#include "render/render.h"

namespace yoshiki {

/// What is to come out.
enum class Product {
  pdf,
  text,  ///< the text twin
  html,  ///< the HTML twin
  dump,
};

/// Everything about the document that is not in its model.
struct RenderSettings {
  std::string form;     ///< prints on this form; "" = the model's own
  std::string edition;  ///< prints on this edition; "" = the model's own, or else (also of another form) the
                        ///< newest
  std::string theme = "default";            ///< a name or a path (LoadTheme())
  const FileSource* theme_files = nullptr;  ///< where paths lead; null: themes of layouts/ alone
  std::string theme_folder;                 ///< in theme_files, for names that layouts/ does not have
  std::vector<std::string> gaiji;           ///< font files for private-use characters, before the theme's
  Product product = Product::pdf;
  bool allow_missing = false;  ///< a character no font has: 〓 and a warning
  BindOptions bind;
  Archive archive = Archive::a_2a;    ///< what the PDF promises of itself
  bool tags = true;                   ///< tags the PDF, so that it can be read aloud (PDF/UA-1)
  std::optional<std::int64_t> epoch;  ///< SOURCE_DATE_EPOCH: dates the PDF; absent = no date in it
};

/// A model, and where its document goes. "-" is standard input and standard output.
struct RenderJob {
  std::string model;
  std::string output;
  RenderSettings settings;
};

enum class RenderOutcome {
  written,
  rejected,  ///< the model, the form or the settings are wrong; nothing was written
  failed,    ///< the environment is: fonts, disk, permission, memory; nothing was written
};

/// What a job works with. Held by reference; several jobs may share one, one after another.
struct World {
  const FileSource& layouts;
  FontSource& fonts;
  FileCalls& files;
};

/// Runs the stages over a model that is already in memory and gives the bytes of the product; `outcome` says
/// what kind of failure it was when there are none. All faults are in `diagnostics`; stages are noted in
/// `log`.
std::optional<std::string> Typeset(SourceText model, const RenderSettings& settings,
                                   const FileSource& layouts, FontSource& fonts, Diagnostics& diagnostics,
                                   StageLog& log, RenderOutcome& outcome);

/// Reads, typesets and writes. The output is whole or untouched (WriteWhole()).
RenderOutcome RunRender(const RenderJob& job, const World& world, Diagnostics& diagnostics, StageLog& log);

/// Where a model's document goes when nothing is said: beside the model, "x.json" → "x.pdf", "x" → "x.pdf";
/// on a form that was asked for "x.yoshiki-2.pdf"; the twins end in .txt and .html. A dump goes to standard
/// output.
std::string DefaultOutput(const std::string& model, Product product = Product::pdf,
                          const std::string& form = "");

/// What `yoshiki fonts` lists: FontShelf::Report for the theme and the gaiji fonts of the settings.
std::vector<FaceReport> ReportFonts(const RenderSettings& settings, const FileSource& layouts,
                                    FontShelf& shelf, bool verify, Diagnostics& diagnostics);

}  // namespace yoshiki
