// One document from its model to its file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "batch/atomic_write.h"
#include "batch/font_shelf.h"
#include "batch/input.h"
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

struct Document;  // layout.h

/// Sees what a job works on, as the very bytes that it uses: a file may be another the next moment.
class JobWatcher {
 public:
  virtual ~JobWatcher() = default;
  /// A model or notes, before they are understood.
  virtual void Read(const std::string& name, std::string_view bytes) = 0;
  virtual void Laid(const Document& document) = 0;
  /// What stands in the output now. Of a job with several outputs it is called by several threads.
  virtual void Written(const std::string& output, std::string_view bytes) = 0;
};

/// Where forms come from, when not each time from their layout files.
class FormSource {
 public:
  virtual ~FormSource() = default;
  /// As LoadForm().
  virtual std::optional<Form> Load(const FileSource& layouts, const std::string& form,
                                   const std::string& edition, const Place& asked_at,
                                   Diagnostics& diagnostics) = 0;
};

/// Keeps a TextSetter, and with it the shaped labels, from one document to the next on the same fonts. For
/// one thread.
class SetterShelf {
 public:
  /// Until it is asked for one on other fonts.
  TextSetter& For(const std::shared_ptr<const FontSet>& fonts) {
    if (!setter_ || &setter_->fonts() != fonts.get()) setter_.emplace(fonts);
    return *setter_;
  }

 private:
  std::optional<TextSetter> setter_;
};

/// What jobs may share, and who looks on; null = everything anew, and nobody.
struct Shared {
  FormSource* forms = nullptr;
  SetterShelf* setters = nullptr;
  JobWatcher* watcher = nullptr;
};

/// What a job works with. Held by reference; several jobs may have one, one after another.
struct World {
  const FileSource& layouts;
  FontSource& fonts;
  FileCalls& files;
  const FileSource* paths = nullptr;  ///< themes and pictures by their paths; null = those on the disk
  Shared shared = {};
};

/// Runs the stages over a model that is already in memory and gives the bytes of the product; `outcome` says
/// what kind of failure it was when there are none. All faults are in `diagnostics`; stages are noted in
/// `log`.
std::optional<std::string> Typeset(SourceText model, const RenderSettings& settings,
                                   const FileSource& layouts, FontSource& fonts, Diagnostics& diagnostics,
                                   StageLog& log, RenderOutcome& outcome, const Shared& shared = {});

/// ReadInput() of a model or notes, within the limits of a model, and seen by the watcher.
ReadResult ReadSource(const std::string& name, const Shared& shared, SourceText& text,
                      Diagnostics& diagnostics);

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
