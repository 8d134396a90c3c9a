// SPDX-License-Identifier: MIT
/**
 * What a user writes on a client class and its handlers. The annotations are read by the compiler alone and are not there at
 * run time. They name no other type of Fresh.
 */
package io.fresh.annotation;
