#include "batch/data_folder.h"

#include <filesystem>
#include <system_error>

namespace yoshiki {
namespace {

namespace fs = std::filesystem;

bool HoldsLayouts(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "layouts", ignored);
}

std::vector<fs::path> Candidates(const Surroundings& surroundings) {
  if (!surroundings.data.empty()) return {surroundings.data};
  if (surroundings.executable.empty()) return {};
  const fs::path folder = fs::path(surroundings.executable).parent_path();
  return {folder.parent_path() / "share" / "yoshiki", folder, folder.parent_path()};
}

}  // namespace

std::optional<std::string> FindDataFolder(const Surroundings& surroundings, Diagnostics& diagnostics) {
  std::string looked;
  for (const fs::path& folder : Candidates(surroundings)) {
    if (HoldsLayouts(folder)) return folder.string();
    looked += (looked.empty() ? "" : ", ") + folder.string();
  }
  diagnostics.Error(MessageId::data_missing, {}, {looked});
  return std::nullopt;
}

std::vector<std::string> FontFolders(const Surroundings& surroundings, const std::string& data_folder) {
  std::vector<std::string> folders;
  std::size_t start = 0;
  while (start < surroundings.font_path.size()) {
    const std::size_t end = std::min(surroundings.font_path.find(':', start), surroundings.font_path.size());
    if (end > start) folders.push_back(surroundings.font_path.substr(start, end - start));
    start = end + 1;
  }
  if (!data_folder.empty()) folders.push_back(data_folder + "/fonts");
  if (!surroundings.home.empty()) folders.push_back(surroundings.home + "/.local/share/fonts");
  folders.push_back("/usr/local/share/fonts");
  folders.push_back("/usr/share/fonts");
  return folders;
}

}  // namespace yoshiki
