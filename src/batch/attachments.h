// What a PDF/A-3 carries besides its pages: the model it was made from, and how. Private to batch/.
#pragma once

#include <vector>

#include "batch/job.h"
#include "layout/layout.h"
#include "model/model.h"
#include "render/render.h"

namespace yoshiki {

/// The name of the second attachment.
inline constexpr const char* kRecipeName = "yoshiki-render.json";

/// The model as it was read, under its file's name without folders, the settings that made the document, and
/// the pictures under the names the model gives: together they make it again (`yoshiki verify`).
std::vector<Attachment> AttachmentsOf(const Statement& statement, const RenderSettings& settings,
                                      const Form& form, const Pictures& pictures);

}  // namespace yoshiki
