// SPDX-License-Identifier: MIT
/** The annotations of Fresh. */
module io.fresh.annotation {
  exports io.fresh.annotation;
}
