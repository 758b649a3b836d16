/** The life cycle of services: start in order, stop in reverse, health, and what a service is given to live on. */
@NullMarked
package io.castling.platform.service;

import org.jspecify.annotations.NullMarked;
