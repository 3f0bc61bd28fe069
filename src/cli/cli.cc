#include "cli/cli.h"

#include <ostream>

#include "cli/arguments.h"
#include "cli/batch_command.h"
#include "cli/edition_listing.h"
#include "cli/form_text.h"
#include "cli/glyph_listing.h"
#include "cli/listings.h"
#include "cli/printer.h"

namespace yoshiki {
namespace {

// What a whole run ends with when its jobs ended differently: the fault that needs a person most.
ExitCode Worse(ExitCode a, ExitCode b) {
  const auto rank = [](ExitCode code) {
    switch (code) {
      case ExitCode::done:
        return 0;
      case ExitCode::warnings:
        return 1;
      case ExitCode::rejected:
        return 2;
      case ExitCode::environment:
        return 3;
      case ExitCode::usage:
        break;
    }
    return 4;
  };
  return rank(a) >= rank(b) ? a : b;
}

ExitCode CodeFor(RenderOutcome outcome, const Diagnostics& diagnostics) {
  switch (outcome) {
    case RenderOutcome::rejected:
      return ExitCode::rejected;
    case RenderOutcome::failed:
      return ExitCode::environment;
    case RenderOutcome::written:
      break;
  }
  return diagnostics.empty() ? ExitCode::done : ExitCode::warnings;
}

ExitCode CodeFor(VerifyOutcome outcome, const Diagnostics& diagnostics) {
  switch (outcome) {
    case VerifyOutcome::differs:
      return ExitCode::rejected;
    case VerifyOutcome::failed:
      return ExitCode::environment;
    case VerifyOutcome::same:
    case VerifyOutcome::same_text:
      break;
  }
  return diagnostics.empty() ? ExitCode::done : ExitCode::warnings;
}

ExitCode CodeForListing(const Diagnostics& diagnostics, ExitCode on_error) {
  if (diagnostics.has_errors()) return on_error;
  return diagnostics.empty() ? ExitCode::done : ExitCode::warnings;
}

// A command with what it needs at hand.
class Session {
 public:
  Session(const Process& process, const Presentation& presentation, std::ostream& out, std::ostream& err)
      : process_(process), presentation_(presentation), out_(out), err_(err) {}

  ExitCode Run(const Arguments& arguments) {
    if (arguments.command == Command::help) {
      out_ << HelpText(presentation_.language);
      return Finished(ExitCode::done);
    }
    if (arguments.command == Command::version) {
      PrintVersion(out_);
      return Finished(ExitCode::done);
    }
    Diagnostics diagnostics;
    const auto data = FindDataFolder(process_.surroundings, diagnostics);
    if (!data) {
      PrintDiagnostics(diagnostics, presentation_, err_);
      return ExitCode::environment;
    }
    const DirectoryFiles layouts(*data + "/layouts");
    FontShelf fonts(*data, FontFolders(process_.surroundings, *data));
    switch (arguments.command) {
      case Command::forms:
        ListForms(layouts, presentation_.language, out_, diagnostics);
        return Listed(diagnostics, ExitCode::rejected);
      case Command::editions:
        return Editions(arguments, layouts);
      case Command::fonts:
        ListFonts(ReportFonts(arguments.settings, layouts, fonts, arguments.verify, diagnostics),
                  arguments.verify, presentation_.language, out_, diagnostics);
        return Listed(diagnostics, ExitCode::environment);
      case Command::verify:
        return VerifyAll(arguments, layouts, fonts);
      case Command::glyphs:
        return Glyphs(arguments, layouts, fonts);
      case Command::compare:
      case Command::changes:
        return Compare(arguments, layouts, fonts);
      case Command::batch:
        return Finished(
            RunBatchCommand(arguments.batch, {process_, presentation_, layouts, fonts, out_, err_}));
      case Command::log:
        return Finished(RunLogCommand(arguments.log, {process_, presentation_, layouts, fonts, out_, err_}));
      case Command::schema:
      case Command::new_model:
        return WriteFormText(arguments, layouts);
      default:
        return Render(arguments, layouts, fonts);
    }
  }

 private:
  ExitCode Listed(const Diagnostics& diagnostics, ExitCode on_error) {
    out_.flush();
    PrintDiagnostics(diagnostics, presentation_, err_);
    return Finished(CodeForListing(diagnostics, on_error));
  }

  ExitCode Editions(const Arguments& arguments, const FileSource& layouts) {
    Diagnostics diagnostics;
    if (arguments.editions.older.empty()) {
      ListForms(layouts, presentation_.language, out_, diagnostics, arguments.editions.form);
      return Listed(diagnostics, ExitCode::rejected);
    }
    RenderOutcome outcome = RenderOutcome::rejected;
    const auto report = ReportEditions(arguments.editions, layouts, outcome, diagnostics);
    if (report && arguments.json) PrintEditionsJson(*report, out_);
    if (report && !arguments.json) PrintEditions(*report, presentation_.language, out_);
    out_.flush();
    PrintDiagnostics(diagnostics, presentation_, err_);
    return Finished(CodeFor(outcome, diagnostics));
  }

  ExitCode Compare(const Arguments& arguments, const FileSource& layouts, FontShelf& fonts) {
    FileCalls files;
    Diagnostics diagnostics;
    const World world{layouts, fonts, files};
    const RenderOutcome outcome = arguments.command == Command::compare
                                      ? RunCompare(arguments.compare, world, diagnostics)
                                      : RunChanges(arguments.changes, world, diagnostics);
    PrintDiagnostics(diagnostics, presentation_, err_);
    return CodeFor(outcome, diagnostics);
  }

  ExitCode Glyphs(const Arguments& arguments, const FileSource& layouts, FontShelf& fonts) {
    FileCalls files;
    Diagnostics diagnostics;
    std::vector<GlyphEntry> entries;
    const RenderOutcome outcome = RunGlyphs(arguments.glyphs, {layouts, fonts, files}, entries, diagnostics);
    if (arguments.json) {
      PrintGlyphsJson(entries, out_);
    } else {
      PrintGlyphs(entries, presentation_.language, out_);
    }
    out_.flush();
    PrintDiagnostics(diagnostics, presentation_, err_);
    return Finished(CodeFor(outcome, diagnostics));
  }

  ExitCode WriteFormText(const Arguments& arguments, const FileSource& layouts) {
    Diagnostics diagnostics;
    const auto text = FormText(arguments, layouts, diagnostics);
    if (!text) return Listed(diagnostics, ExitCode::rejected);
    FileCalls files;
    if (arguments.output == "-") {
      out_ << *text;
    } else {
      WriteWhole(arguments.output, *text, files, diagnostics);
    }
    return Listed(diagnostics, ExitCode::environment);
  }

  ExitCode VerifyAll(const Arguments& arguments, const FileSource& layouts, FontShelf& fonts) {
    FileCalls files;
    ExitCode worst = ExitCode::done;
    for (const std::string& pdf : arguments.pdfs) {
      Diagnostics diagnostics;
      const Verification verified = Verify(pdf, arguments.settings, {layouts, fonts, files}, diagnostics);
      PrintVerification(pdf, verified, presentation_.language, out_);
      out_.flush();
      PrintDiagnostics(diagnostics, presentation_, err_);
      worst = Worse(worst, CodeFor(verified.outcome, diagnostics));
    }
    return Finished(worst);
  }

  ExitCode Render(const Arguments& arguments, const FileSource& layouts, FontShelf& fonts) {
    FileCalls files;
    const Instruments instruments;
    ExitCode worst = ExitCode::done;
    for (const RenderJob& job : arguments.jobs) {
      Diagnostics diagnostics;
      StageLog log(instruments);
      const RenderOutcome outcome = RunRender(job, {layouts, fonts, files}, diagnostics, log);
      PrintDiagnostics(diagnostics, presentation_, err_);
      PrintSummary(diagnostics, outcome == RenderOutcome::written ? job.output : "", presentation_, err_);
      if (arguments.stats) PrintStats(log, presentation_.language, err_);
      worst = Worse(worst, CodeFor(outcome, diagnostics));
    }
    return worst;
  }

  // A listing that did not reach its reader whole is a failure: `yoshiki forms > /dev/full`.
  ExitCode Finished(ExitCode code) {
    out_.flush();
    if (out_.good()) return code;
    Diagnostics diagnostics;
    diagnostics.Error(MessageId::cannot_write, PlaceOfFile("<stdout>"),
                      {presentation_.language == Language::japanese ? "出力先の異常" : "the output failed"});
    PrintDiagnostics(diagnostics, presentation_, err_);
    return ExitCode::environment;
  }

  const Process& process_;
  const Presentation presentation_;
  std::ostream& out_;
  std::ostream& err_;
};

}  // namespace

ExitCode RunCommandLine(const std::vector<std::string>& args, const Process& process, std::ostream& out,
                        std::ostream& err) {
  const Presentation presentation = PresentationOf(args, process);
  Diagnostics diagnostics;
  const auto arguments = ParseArguments(args, process, diagnostics);
  if (!arguments) {
    PrintDiagnostics(diagnostics, presentation, err);
    return ExitCode::usage;
  }
  return Session(process, presentation, out, err).Run(*arguments);
}

}  // namespace yoshiki
