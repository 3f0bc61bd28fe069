#include "estate/currency.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace yoshiki {
namespace {

// The program itself, and which options are said at all.
constexpr const char *kProgram = "program", *kOptions = "options";

// The values of the options with that name, each on a line of its own.
std::string OptionIn(const std::string& options, const std::string& name) {
  std::string values;
  for (std::size_t from = 0; from < options.size();) {
    const std::size_t to = std::min(options.find('\n', from), options.size());
    const std::string_view line(options.data() + from, to - from);
    const std::size_t equals = line.find('=');
    if (line.substr(0, equals) == name) (values += line) += '\n';
    from = to + 1;
  }
  return values;
}

std::set<std::string> OptionNames(const std::string& options) {
  std::set<std::string> names;
  for (std::size_t from = 0; from < options.size();) {
    const std::size_t to = std::min(options.find('\n', from), options.size());
    names.insert(options.substr(from, std::min(options.find('=', from), to) - from));
    from = to + 1;
  }
  return names;
}

std::string Joined(const std::set<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) (joined += name) += '\n';
  return joined;
}

}  // namespace

std::string Currency::HashNow(const Dependency& dependency, const EstateJob& job) {
  const std::string& name = dependency.name;
  switch (dependency.kind) {
    case Dependency::Kind::layout:
      return layouts_.Sha256Of(name);
    case Dependency::Kind::listing:
      return layouts_.Sha256OfListing(name);
    case Dependency::Kind::input:
    case Dependency::Kind::file:
      return files_.Sha256Of(name.starts_with('/') ? name : folder_ + "/" + name);
    case Dependency::Kind::font: {
      if (name == kColourProfile) return colour_profile_;
      const auto face = faces_.find(name);
      if (face == faces_.end()) return {};
      const std::string hash = files_.Sha256Of(face->second.path);
      return hash.empty() ? hash : FaceHash(hash, face->second.index);
    }
    case Dependency::Kind::setting:
      if (name == kProgram) return Sha256Hex(program_);
      return Sha256Hex(name == kOptions ? Joined(OptionNames(job.options)) : OptionIn(job.options, name));
  }
  return {};
}

void Currency::Complete(std::vector<Dependency>& dependencies, const EstateJob& job) {
  std::set<std::string> settings = OptionNames(job.options);
  settings.insert({kProgram, kOptions});
  for (const std::string& setting : settings) {
    Dependency dependency{Dependency::Kind::setting, setting, {}};
    dependency.sha256 = HashNow(dependency, job);
    dependencies.push_back(std::move(dependency));
  }
  std::ranges::sort(dependencies);
}

std::optional<Staleness> Currency::Check(const EstateJob& job, const JobRecord* record) {
  using Why = Staleness::Why;
  // A record that does not hold together is none: SQLite has no checksums.
  if (record == nullptr || KeyOf(record->dependencies) != record->key) return Staleness{Why::never_made, {}};
  std::vector<Dependency> changed;
  for (const Dependency& dependency : record->dependencies) {
    if (HashNow(dependency, job) != dependency.sha256) changed.push_back(dependency);
  }
  if (!IsMade(record->state)) return Staleness{Why::failed_before, std::move(changed)};
  if (!changed.empty()) return Staleness{Why::changed, std::move(changed)};
  const std::string output = files_.Sha256Of(job.output);
  if (output.empty()) return Staleness{Why::gone, {}};
  if (output != record->sha256) return Staleness{Why::altered, {}};
  return std::nullopt;
}

std::string KeyOf(const std::vector<Dependency>& dependencies) {
  std::string text = "yoshiki 1\n";
  for (const Dependency& dependency : dependencies) {
    text += std::to_string(static_cast<int>(dependency.kind)) + ' ' + std::to_string(dependency.name.size()) +
            ' ';
    (text += dependency.name) += ' ';
    (text += dependency.sha256) += '\n';
  }
  return Sha256Hex(text);
}

}  // namespace yoshiki
