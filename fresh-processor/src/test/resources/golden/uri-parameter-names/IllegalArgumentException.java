package app;

/** Of the same name as a class that generated code's Javadoc names. */
final class IllegalArgumentException {}
