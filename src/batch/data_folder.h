// Where the program's own data (layouts/, fonts/) stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"

namespace yoshiki {

/// What a process was started with, as far as it matters here. The command line reads it from the system;
/// tests and embedders make their own.
struct Surroundings {
  std::string executable;  ///< absolute path of the running program, links resolved; "" = not known
  std::string data;        ///< YOSHIKI_DATA
  std::string font_path;   ///< YOSHIKI_FONT_PATH, folders separated by ':'
  std::string home;        ///< HOME
};

/// The folder that holds layouts/: YOSHIKI_DATA alone when it is set; else, seen from the executable,
/// ../share/yoshiki (installed), its own folder (a build tree) or .. (build/ in a checkout). When there is
/// none, adds an error that names the places looked at.
std::optional<std::string> FindDataFolder(const Surroundings& surroundings, Diagnostics& diagnostics);

/// The folders in which font files are sought, in order: YOSHIKI_FONT_PATH, fonts/ of the data folder, the
/// user's fonts, the system's.
std::vector<std::string> FontFolders(const Surroundings& surroundings, const std::string& data_folder);

}  // namespace yoshiki
