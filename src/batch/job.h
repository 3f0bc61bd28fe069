// One document from its model to its file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/base.h"
#include "batch/atomic_write.h"
#include "batch/font_shelf.h"
#include "batch/stage_log.h"
#include "form/form.h"

namespace yoshiki {

/// What is to come out.
enum class Product { pdf, dump };

/// Everything about the document that is not in its model.
struct RenderSettings {
  std::string edition;            ///< prints on this edition; "" = the model's own, or else the newest
  std::string theme = "default";  ///< a file in layouts/themes/
  Product product = Product::pdf;
  bool allow_missing = false;  ///< a character no font has: 〓 and a warning
  BindOptions bind;
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

/// Where a model's document goes when nothing is said: beside the model, "x.json" → "x.pdf", "x" → "x.pdf".
std::string DefaultOutput(const std::string& model);

}  // namespace yoshiki
