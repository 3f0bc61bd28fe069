// Reading a model.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/base.h"

namespace yoshiki {

/// How reading ended.
enum class ReadResult {
  done,
  rejected,  ///< the name or the file is wrong: missing, a folder, a pipe, too large
  failed,    ///< the environment is: no permission, a disk error
};

/// Reads the file `name`, or standard input when it is "-" (shown as <stdin>), whole and unchecked into
/// `text`. Only regular files are read: a pipe could wait for ever. A file of more than `limit` bytes is
/// refused before it is read. What stopped it is added to `diagnostics`, placed at the file.
ReadResult ReadInput(const std::string& name, std::size_t limit, SourceText& text, Diagnostics& diagnostics);

}  // namespace yoshiki
