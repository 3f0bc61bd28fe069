#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <utility>

#include "cli/compare_arguments.h"
#include "cli/edition_arguments.h"

namespace yoshiki {
namespace {

// What CLI11 fills in.
struct Raw {
  std::vector<std::string> models;
  std::optional<std::string> output;
  RenderSettings settings;
  RawEditions editions;
  RawCompare compare;
  RawBatch batch;
  std::string diagnostics = "text", language = "en";
  bool dump = false, text = false, html = false, stats = false, verify = false, help = false, version = false;
  std::optional<std::string> archive;
  bool no_tags = false;
  bool no_unused = false, no_bands = false, empty_bands = false, json = false;
};

// The grammar. Words for people are in help.cc: CLI11 knows one language only.
class Grammar {
 public:
  explicit Grammar(Raw& raw) {
    app_.set_help_flag();
    app_.allow_extras();
    app_.fallthrough();
    app_.add_flag("-h,--help", raw.help);
    app_.add_flag("--version", raw.version);
    app_.add_option("--diagnostics", raw.diagnostics);
    app_.add_option("--lang", raw.language);
    AddRender(raw);
    AddGlyphs(raw);
    verify_ = app_.add_subcommand("verify");
    verify_->add_option("PDF", raw.models);
    AddLook(*verify_, raw);
    compare_ = AddCompare(app_, raw.compare);
    changes_ = AddChanges(app_, raw.compare);
    for (CLI::App* command : {compare_, changes_}) {
      AddLook(*command, raw);
      AddPdf(*command, raw);
    }
    forms_ = app_.add_subcommand("forms");
    editions_ = AddEditions(app_, raw.editions);
    fonts_ = app_.add_subcommand("fonts");
    fonts_->add_flag("--verify", raw.verify);
    AddLook(*fonts_, raw);
    batch_ = AddBatch(app_, raw.batch);
    log_ = AddLog(app_, raw.batch);
    schema_ = AddFormText("schema", raw);
    new_ = AddFormText("new", raw);
  }

  CLI::App& app() { return app_; }

  std::optional<Command> command(const Raw& raw) const {
    if (raw.help) return Command::help;
    if (raw.version) return Command::version;
    if (render_->parsed()) return Command::render;
    if (verify_->parsed()) return Command::verify;
    if (glyphs_->parsed()) return Command::glyphs;
    if (compare_->parsed()) return Command::compare;
    if (changes_->parsed()) return Command::changes;
    if (forms_->parsed()) return Command::forms;
    if (editions_->parsed()) return Command::editions;
    if (fonts_->parsed()) return Command::fonts;
    if (schema_->parsed()) return Command::schema;
    if (new_->parsed()) return Command::new_model;
    if (batch_->parsed()) return Command::batch;
    if (log_->parsed()) return Command::log;
    return std::nullopt;
  }

  std::vector<CLI::App*> Commands() {
    return app_.get_subcommands([](CLI::App*) { return true; });
  }

  std::vector<std::string> CommandNames() {
    std::vector<std::string> names;
    for (const CLI::App* command : Commands()) names.push_back(command->get_name());
    return names;
  }

  // Of the command that was given, or of all.
  std::vector<std::string> OptionNames() {
    std::vector<CLI::App*> apps = app_.get_subcommands();
    if (apps.empty()) apps = Commands();
    apps.push_back(&app_);
    std::vector<std::string> names;
    for (const CLI::App* app : apps) {
      for (const CLI::Option* option : app->get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
      }
    }
    return names;
  }

 private:
  static void AddLook(CLI::App& command, Raw& raw) {
    command.add_option("--theme", raw.settings.theme);
    command.add_option("--gaiji", raw.settings.gaiji)->allow_extra_args(false);
  }

  static void AddPdf(CLI::App& command, Raw& raw) {
    command.add_option("--archive", raw.archive);
    command.add_flag("--no-tags", raw.no_tags);
    command.add_flag("--allow-missing", raw.settings.allow_missing);
  }

  CLI::App* AddFormText(const char* name, Raw& raw) {
    CLI::App* command = app_.add_subcommand(name);
    command->add_option("FORM", raw.settings.form);
    command->add_option("-o,--output", raw.output);
    command->add_option("--edition", raw.settings.edition);
    return command;
  }

  void AddGlyphs(Raw& raw) {
    glyphs_ = app_.add_subcommand("glyphs");
    glyphs_->add_option("MODEL", raw.models);
    glyphs_->add_option("-o,--output", raw.output);
    glyphs_->add_option("--form", raw.settings.form);
    glyphs_->add_option("--edition", raw.settings.edition);
    AddLook(*glyphs_, raw);
    glyphs_->add_flag("--json", raw.json);
  }

  void AddRender(Raw& raw) {
    render_ = app_.add_subcommand("render");
    render_->add_option("MODEL", raw.models);
    render_->add_option("-o,--output", raw.output);
    render_->add_option("--form", raw.settings.form);
    render_->add_option("--edition", raw.settings.edition);
    AddLook(*render_, raw);
    render_->add_flag("--text", raw.text);
    render_->add_flag("--html", raw.html);
    render_->add_flag("--dump", raw.dump);
    AddPdf(*render_, raw);
    render_->add_flag("--stats", raw.stats);
    render_->add_flag("--no-unused", raw.no_unused);
    render_->add_flag("--no-bands", raw.no_bands);
    render_->add_flag("--empty-bands", raw.empty_bands);
  }

  CLI::App app_;
  CLI::App* render_ = nullptr;
  CLI::App* verify_ = nullptr;
  CLI::App* glyphs_ = nullptr;
  CLI::App* compare_ = nullptr;
  CLI::App* changes_ = nullptr;
  CLI::App* forms_ = nullptr;
  CLI::App* editions_ = nullptr;
  CLI::App* fonts_ = nullptr;
  CLI::App* schema_ = nullptr;
  CLI::App* new_ = nullptr;
  CLI::App* batch_ = nullptr;
  CLI::App* log_ = nullptr;
};

void AddUsage(MessageId id, std::vector<std::string> args, Diagnostics& diagnostics) {
  diagnostics.Error(id, {}, std::move(args));
}

// All commands, those like `word` first.
std::string CommandList(Grammar& grammar, const std::string& word) {
  const std::vector<std::string> names = grammar.CommandNames();
  return KnownWords(word, KnownKeys(names.begin(), names.end()));
}

void CheckExtras(Grammar& grammar, bool has_command, Diagnostics& diagnostics) {
  const std::vector<std::string> extras = grammar.app().remaining(true);
  for (const std::string& extra : extras) {
    if (extra == "--") continue;
    const std::string name = extra.substr(0, extra.find('='));
    if (!extra.starts_with("-")) {
      if (has_command) {
        AddUsage(MessageId::usage_extra_argument, {extra}, diagnostics);
        continue;
      }
      // What follows a command that is none belongs to it: one word about it is enough.
      return AddUsage(MessageId::usage_unknown_command, {extra, CommandList(grammar, extra)}, diagnostics);
    } else if (const std::string similar = NearestWord(name, grammar.OptionNames()); !similar.empty()) {
      AddUsage(MessageId::usage_similar_option, {name, similar}, diagnostics);
    } else {
      AddUsage(MessageId::usage_unknown_option, {name}, diagnostics);
    }
  }
}

void CheckValue(const char* option, const std::string& value, const std::vector<std::string>& known,
                Diagnostics& diagnostics) {
  if (std::find(known.begin(), known.end(), value) != known.end()) return;
  AddUsage(MessageId::usage_bad_value, {option, value, Joined(known)}, diagnostics);
}

// https://reproducible-builds.org/specs/source-date-epoch/: a malformed value must not be passed over.
std::optional<std::int64_t> EpochOf(const Process& process, Diagnostics& diagnostics) {
  constexpr std::int64_t kLatest =
      253402300799;  // the last second of the year 9999: PDF dates have four digits
  if (!process.source_date_epoch) return std::nullopt;
  const std::string& text = *process.source_date_epoch;
  std::int64_t epoch = -1;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), epoch);
  if (failed == std::errc() && end == text.data() + text.size() && epoch >= 0 && epoch <= kLatest)
    return epoch;
  AddUsage(MessageId::usage_bad_value, {"SOURCE_DATE_EPOCH", text, "0 – 253402300799"}, diagnostics);
  return std::nullopt;
}

// Level a is for tagged files; who wants no tags and says nothing else has level u.
Archive ArchiveOf(const Raw& raw, Diagnostics& diagnostics) {
  constexpr std::array<std::pair<const char*, Archive>, 4> kLevels{
      {{"a-2a", Archive::a_2a}, {"a-2u", Archive::a_2u}, {"a-3a", Archive::a_3a}, {"none", Archive::none}}};
  if (!raw.archive) return raw.no_tags ? Archive::a_2u : Archive::a_2a;
  for (const auto& [name, level] : kLevels) {
    if (*raw.archive != name) continue;
    if (raw.no_tags && (level == Archive::a_2a || level == Archive::a_3a))
      AddUsage(MessageId::usage_archive_tags, {name}, diagnostics);
    return level;
  }
  CheckValue("--archive", *raw.archive, {"a-2a", "a-2u", "a-3a", "none"}, diagnostics);
  return Archive::none;
}

Product ProductOf(const Raw& raw, Diagnostics& diagnostics) {
  struct Asked {
    bool given;
    const char* option;
    Product product;
  };
  const Asked* chosen = nullptr;
  const Asked all[] = {{raw.text, "--text", Product::text},
                       {raw.html, "--html", Product::html},
                       {raw.dump, "--dump", Product::dump}};
  for (const Asked& asked : all) {
    if (asked.given && chosen != nullptr)
      AddUsage(MessageId::usage_one_product, {chosen->option, asked.option}, diagnostics);
    if (asked.given) chosen = &asked;
  }
  return chosen == nullptr ? Product::pdf : chosen->product;
}

std::vector<RenderJob> JobsOf(const Raw& raw) {
  std::vector<RenderJob> jobs;
  for (const std::string& model : raw.models) {
    jobs.push_back({model, raw.output.value_or(DefaultOutput(model, raw.settings.product, raw.settings.form)),
                    raw.settings});
  }
  return jobs;
}

void CheckJobs(const Raw& raw, const std::vector<RenderJob>& jobs, const Process& process,
               Diagnostics& diagnostics) {
  if (jobs.empty()) return AddUsage(MessageId::usage_no_model, {"render"}, diagnostics);
  const bool dump = raw.settings.product == Product::dump;
  if (jobs.size() > 1 && (raw.output || dump)) {
    return AddUsage(MessageId::usage_one_output, {std::to_string(jobs.size())}, diagnostics);
  }
  for (auto job = jobs.begin(); job != jobs.end(); ++job) {
    const auto same_output = [&](const RenderJob& other) { return other.output == job->output; };
    const bool seen = std::any_of(jobs.begin(), job, same_output);
    if (seen && job->model == "-") AddUsage(MessageId::usage_stdin_twice, {}, diagnostics);
    if (seen && job->model != "-") AddUsage(MessageId::usage_same_output, {job->output}, diagnostics);
    const bool onto_itself = job->model != "-" && job->output != "-" && SameFile(job->model, job->output);
    if (onto_itself) AddUsage(MessageId::usage_overwrites_model, {job->output}, diagnostics);
    if (job->output == "-" && raw.settings.product == Product::pdf && process.output_is_terminal)
      AddUsage(MessageId::usage_terminal, {}, diagnostics);
  }
}

// The list goes to standard output, so the proof cannot.
GlyphJob GlyphJobOf(const Raw& raw, Diagnostics& diagnostics) {
  if (raw.models.empty()) AddUsage(MessageId::usage_no_model, {"glyphs"}, diagnostics);
  if (std::count(raw.models.begin(), raw.models.end(), "-") > 1)
    AddUsage(MessageId::usage_stdin_twice, {}, diagnostics);
  const std::string proof = raw.output.value_or("");
  if (proof == "-") AddUsage(MessageId::usage_bad_value, {"-o", "-", "PROOF.pdf"}, diagnostics);
  for (const std::string& model : raw.models)
    if (model != "-" && !proof.empty() && SameFile(model, proof))
      AddUsage(MessageId::usage_overwrites_model, {proof}, diagnostics);
  return {raw.models, proof, raw.settings};
}

// Where the text of `schema` or `new` goes. A model is work: none is written over.
std::string FormTextOutput(Command command, const Raw& raw, Diagnostics& diagnostics) {
  const std::string name = command == Command::schema ? "schema" : "new";
  if (raw.settings.form.empty())
    AddUsage(MessageId::usage_missing_argument, {name, "FORM", "yoshiki " + name + " yoshiki-3"},
             diagnostics);
  const std::string output = raw.output.value_or("-");
  const bool is_file = output != "-" && !output.starts_with("/dev/");
  // A schema may be written anew, under a name that says it is one.
  const bool is_fresh = command == Command::schema && output.ends_with(".schema.json");
  if (is_file && !is_fresh && SameFile(output, output))
    AddUsage(MessageId::usage_would_overwrite, {output}, diagnostics);
  return output;
}

std::optional<std::string> ValueOf(const std::vector<std::string>& args, const std::string& option) {
  for (std::size_t i = 0; i < args.size() && args[i] != "--"; ++i) {
    if (args[i] == option && i + 1 < args.size()) return args[i + 1];
    if (args[i].starts_with(option + "=")) return args[i].substr(option.size() + 1);
  }
  return std::nullopt;
}

}  // namespace

Language LanguageOf(std::string_view locale) {
  const bool japanese = locale == "ja" || locale.starts_with("ja_") || locale.starts_with("ja.") ||
                        locale.starts_with("ja-") || locale.starts_with("ja@");
  return japanese ? Language::japanese : Language::english;
}

Presentation PresentationOf(const std::vector<std::string>& args, const Process& process) {
  // Among the lines of --progress json none may be text.
  const bool json = ValueOf(args, "--diagnostics").value_or("") == "json" ||
                    ValueOf(args, "--progress").value_or("") == "json";
  return {LanguageOf(ValueOf(args, "--lang").value_or(process.language)), json};
}

std::vector<std::string> OptionNames() {
  Raw raw;
  return Grammar(raw).OptionNames();
}

std::optional<Arguments> ParseArguments(const std::vector<std::string>& args, const Process& process,
                                        Diagnostics& diagnostics) {
  Raw raw;
  Grammar grammar(raw);
  try {
    // CLI11 takes its arguments last first.
    grammar.app().parse(std::vector<std::string>(args.rbegin(), args.rend()));
  } catch (const CLI::ParseError& error) {
    AddUsage(MessageId::usage_bad_argument, {error.what()}, diagnostics);
    return std::nullopt;
  }
  const std::optional<Command> command = grammar.command(raw);
  CheckExtras(grammar, command.has_value(), diagnostics);
  CheckValue("--diagnostics", raw.diagnostics, {"text", "json"}, diagnostics);
  CheckValue("--lang", raw.language, {"en", "ja"}, diagnostics);
  if (!command && !diagnostics.has_errors())
    AddUsage(MessageId::usage_no_command, {CommandList(grammar, "")}, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;

  raw.settings.product = ProductOf(raw, diagnostics);
  raw.settings.tags = !raw.no_tags;
  raw.settings.archive = ArchiveOf(raw, diagnostics);
  raw.settings.bind.print_unused = !raw.no_unused;
  raw.settings.bind.print_bands = !raw.no_bands;
  raw.settings.bind.print_empty_bands = raw.empty_bands;
  Arguments parsed;
  parsed.command = *command;
  parsed.stats = raw.stats;
  parsed.verify = raw.verify;
  parsed.settings = raw.settings;
  parsed.json = raw.json;
  if (*command == Command::verify) {
    parsed.pdfs = raw.models;
    if (parsed.pdfs.empty()) AddUsage(MessageId::usage_no_pdf, {}, diagnostics);
  }
  if (*command == Command::schema || *command == Command::new_model)
    parsed.output = FormTextOutput(*command, raw, diagnostics);
  if (*command == Command::editions) {
    parsed.editions = EditionJobOf(raw.editions, diagnostics);
    parsed.json = raw.editions.json;
  }
  if (*command == Command::glyphs) {
    raw.settings.epoch = EpochOf(process, diagnostics);
    parsed.glyphs = GlyphJobOf(raw, diagnostics);
  }
  if (*command == Command::compare || *command == Command::changes) {
    raw.settings.epoch = EpochOf(process, diagnostics);
    if (*command == Command::compare) parsed.compare = CompareJobOf(raw.compare, raw.settings, diagnostics);
    if (*command == Command::changes) parsed.changes = ChangesJobOf(raw.compare, raw.settings, diagnostics);
  }
  if (*command == Command::batch) {
    parsed.batch = BatchArgumentsOf(raw.batch, process.array, diagnostics);
    parsed.batch.epoch = EpochOf(process, diagnostics);
  }
  if (*command == Command::log) parsed.log = LogArgumentsOf(raw.batch, diagnostics);
  if (*command == Command::render) {
    raw.settings.epoch = EpochOf(process, diagnostics);
    parsed.jobs = JobsOf(raw);
    CheckJobs(raw, parsed.jobs, process, diagnostics);
  }
  if (diagnostics.has_errors()) return std::nullopt;
  return parsed;
}

}  // namespace yoshiki
