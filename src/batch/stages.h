// What `yoshiki render` and `yoshiki glyphs` do alike. Private to batch/.
#pragma once

#include <optional>
#include <string>

#include "base/base.h"
#include "batch/job.h"
#include "form/form.h"
#include "layout/layout.h"
#include "model/model.h"

namespace yoshiki {

/// The form that the statement names, in the edition that it or the settings name.
std::optional<Form> FormOf(const Statement& statement, const RenderSettings& settings,
                           const FileSource& layouts, Diagnostics& diagnostics);

/// The theme of the settings, with the gaiji fonts of the command line before its own.
std::optional<Theme> ThemeOf(const RenderSettings& settings, const FileSource& layouts,
                             Diagnostics& diagnostics);

/// Whether a character was missing that a fallback might have: any but those for private use.
bool LacksGlyphs(const Diagnostics& diagnostics);

/// The settings, with themes also from `files`: by path, and beside the model. A model from standard input
/// stands in the current folder.
RenderSettings WithThemesBeside(RenderSettings settings, const std::string& model, const FileSource& files);

}  // namespace yoshiki
