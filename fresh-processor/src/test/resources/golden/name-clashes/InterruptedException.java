package app;

record InterruptedException() {}
