// base: the words every stage shares. The only header of this folder that other folders include.
#pragma once

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/joined.h"
#include "base/length.h"
#include "base/message_ids.h"
#include "base/node_reader.h"
#include "base/pointer.h"
#include "base/sha256.h"
#include "base/source.h"
#include "base/utf8.h"
#include "base/yaml.h"
