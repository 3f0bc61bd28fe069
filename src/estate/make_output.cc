#include "estate/make_output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <new>
#include <set>
#include <utility>

#include "estate/file_hashes.h"
#include "estate/page_hashes.h"

namespace yoshiki {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestKept = std::size_t{1} << 30;

// One an output, so that looking through it takes no longer the more outputs there are.
fs::path OldFolder(const std::string& output) {
  const fs::path path(output);
  return path.parent_path() / kOldStates / path.filename();
}

// Notes what a document is made of, what it says, how its pages look and what came out.
class Onlooker final : public JobWatcher {
 public:
  Onlooker(std::string folder, Trace& trace, MadeOutput& output)
      : folder_(std::move(folder)), trace_(trace), output_(output) {}
  void Read(const std::string& name, std::string_view bytes) override {
    trace_.Note({Dependency::Kind::input, SeenFrom(folder_, name), Sha256Hex(bytes)});
  }
  void Laid(const Document& document) override {
    output_.text_sha256 = Sha256Hex(RenderText(document));
    output_.pages = PageHashes(document);
  }
  void Written(const std::string& name, std::string_view bytes) override {
    output_.output = FileHashes::LookAt(name).value_or(KnownFile());
    output_.output.path = name;
    output_.output.size = static_cast<std::int64_t>(bytes.size());
    output_.output.sha256 = Sha256Hex(bytes);
  }

 private:
  std::string folder_;
  Trace& trace_;
  MadeOutput& output_;
};

// Writing to a pipe would wait for a reader.
bool IsPipeOrDevice(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

RenderOutcome Run(const EstateJob& job, const World& world, MadeOutput& output,
                  const Instruments& instruments) {
  if (IsPipeOrDevice(job.output)) {
    output.diagnostics.Error(MessageId::cannot_write, PlaceOfFile(job.output), {std::strerror(EEXIST)});
    return RenderOutcome::failed;
  }
  if (const auto* render = std::get_if<RenderJob>(&job.work)) {
    StageLog log(instruments);
    return RunRender(*render, world, output.diagnostics, log);
  }
  return RunCompare(std::get<CompareJob>(job.work), world, output.diagnostics);
}

JobState StateOf(RenderOutcome outcome, const Diagnostics& diagnostics) {
  switch (outcome) {
    case RenderOutcome::written:
      return diagnostics.empty() ? JobState::made : JobState::warned;
    case RenderOutcome::rejected:
      return JobState::rejected;
    case RenderOutcome::failed:
      break;
  }
  return JobState::failed;
}

// As mkdir -p, and on the disk when it returns: the ledger must not outlive the folder of what it claims. A
// failure shows when the output is written.
void MakeFolders(const fs::path& folder, FileCalls& files) {
  std::error_code failed;
  if (folder.empty() || fs::exists(folder, failed)) return;
  MakeFolders(folder.parent_path(), files);
  if (!fs::create_directory(folder, failed)) return;
  SyncFolder(files, folder.has_parent_path() ? folder.parent_path().string() : ".");
}

// A second name for the output that stands there, so that it outlives being replaced; a copy where the file
// system knows no second names. None when there is nothing.
std::string KeepOld(const std::string& output, const std::string& sha256, FileCalls& files) {
  const std::string old = OldName(output, sha256);
  MakeFolders(fs::path(old).parent_path(), files);
  const int linked = ::linkat(AT_FDCWD, output.c_str(), AT_FDCWD, old.c_str(), AT_SYMLINK_FOLLOW);
  if (linked == 0 || errno == EEXIST) return old;
  Diagnostics untold;  // what cannot be kept is no reason to make nothing
  SourceText bytes;
  if (ReadInput(output, kLargestKept, bytes, untold) != ReadResult::done) return {};
  return WriteWhole(old, bytes.bytes(), files, untold) ? old : std::string();
}

// The newest `keep` old states stay. The order is that of the names' times, which link(2) does not touch.
void Prune(const std::string& output, int keep) {
  const fs::path folder = OldFolder(output);
  std::vector<std::pair<fs::file_time_type, fs::path>> old;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    std::error_code unknown;
    old.emplace_back(entry->last_write_time(unknown), entry->path());
  }
  std::ranges::sort(old, std::greater());
  for (std::size_t i = static_cast<std::size_t>(std::max(0, keep)); i < old.size(); ++i)
    fs::remove(old[i].second, failed);
  fs::remove(folder, failed);  // when it is empty
}

// Inputs that could not be read: the output is to be tried again when they are others.
void AddUnread(const EstateJob& job, const std::string& folder, std::vector<Dependency>& dependencies) {
  std::set<std::string> read;
  for (const Dependency& dependency : dependencies) {
    if (dependency.kind == Dependency::Kind::input) read.insert(dependency.name);
  }
  for (const std::string& input : job.inputs) {
    std::string name = SeenFrom(folder, input);
    if (read.insert(name).second)
      dependencies.push_back({Dependency::Kind::input, std::move(name), FreshSha256(input)});
  }
}

}  // namespace

std::string OldName(const std::string& output, const std::string& sha256) {
  const fs::path path(output);
  return (OldFolder(output) / (sha256.substr(0, 16) + path.extension().string())).string();
}

MadeOutput MakeOutput(const EstateJob& job, const Workbench& bench) {
  const Instruments instruments;
  const std::int64_t start = instruments.Nanoseconds();
  MadeOutput output;
  Trace trace;
  const TracedLayouts layouts(bench.layouts, trace);
  const TracedPaths paths(bench.folder, trace);
  TracedFonts fonts(bench.fonts, bench.faces, bench.folder, trace);
  Onlooker onlooker(bench.folder, trace, output);
  bench.forms.NoteIn(&trace);

  MakeFolders(fs::path(job.output).parent_path(), bench.files);
  const std::string before = bench.keep > 0 ? FreshSha256(job.output) : std::string();
  const std::string old = before.empty() ? std::string() : KeepOld(job.output, before, bench.files);
  try {
    const RenderOutcome outcome =
        Run(job, {layouts, fonts, bench.files, &paths, {&bench.forms, &bench.setters, &onlooker}}, output,
            instruments);
    output.state = StateOf(outcome, output.diagnostics);
  } catch (const std::bad_alloc&) {
    output.diagnostics.Error(MessageId::out_of_memory, PlaceOfFile(job.output));
  }
  bench.forms.NoteIn(nullptr);
  output.dependencies = trace.Take();
  AddUnread(job, bench.folder, output.dependencies);
  std::error_code failed;
  const bool replaced = !output.output.sha256.empty() && output.output.sha256 != before;
  if (!old.empty() && !replaced) fs::remove(old, failed);
  Prune(job.output, bench.keep);
  output.milliseconds = (instruments.Nanoseconds() - start) / 1'000'000;
  output.peak_kibibytes = instruments.PeakKibibytes();
  return output;
}

}  // namespace yoshiki
