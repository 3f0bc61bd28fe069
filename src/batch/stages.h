// What several jobs do alike. Private to batch/.
#pragma once

#include <optional>
#include <string>

#include "base/base.h"
#include "batch/job.h"
#include "form/form.h"
#include "layout/layout.h"
#include "model/model.h"
#include "render/render.h"

namespace yoshiki {

/// The form that the settings or the statement name, in the edition that they name. The edition of a
/// statement is one of its own form: on another it counts for nothing.
std::optional<Form> FormOf(const Statement& statement, const RenderSettings& settings,
                           const FileSource& layouts, Diagnostics& diagnostics, FormSource* forms = nullptr);

/// All other forms and editions, those first that the statement may hold keys of: its own form, those it has
/// overrides for, the other editions of `form`.
OtherForms OthersThan(const Form& form, const Statement& statement, const FileSource& layouts);

/// The theme of the settings, with the gaiji fonts of the command line before its own.
std::optional<Theme> ThemeOf(const RenderSettings& settings, const FileSource& layouts,
                             Diagnostics& diagnostics);

/// How the settings ask for a PDF to be written, without what is to be attached. Reads the colour profile
/// when the archive level asks for one; what is wrong with that is added to `diagnostics`.
PdfOptions PdfOptionsOf(const RenderSettings& settings, FontSource& fonts, Diagnostics& diagnostics);

/// Whether a character was missing that a fallback might have: any but those for private use.
bool LacksGlyphs(const Diagnostics& diagnostics);

/// The settings, with themes also from `files`: by path, and beside the model. A model from standard input
/// stands in the current folder.
RenderSettings WithThemesBeside(RenderSettings settings, const std::string& model, const FileSource& files);

}  // namespace yoshiki
