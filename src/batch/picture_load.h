// Pictures of a form, read and decoded. Private to batch/.
#pragma once

#include <optional>

#include "base/base.h"
#include "form/form.h"
#include "layout/layout.h"
#include "model/model.h"

namespace yoshiki {

/// Reads every picture that the form names, from `folder` of `files`: PNG of any kind (what is transparent
/// becomes white), JPEG in grey or colour, at most 16 MiB and 50 million pixels. Each that cannot be read is
/// an error at its place in the model; then nothing is given.
std::optional<Pictures> LoadPictures(const BoundForm& bound, const Form& form, const Statement& statement,
                                     const FileSource* files, const std::string& folder,
                                     Diagnostics& diagnostics);

/// Decodes a PNG or takes a JPEG as it is; says in `fault` why it cannot.
std::optional<Picture> DecodePicture(std::string bytes, std::string& fault);

}  // namespace yoshiki
