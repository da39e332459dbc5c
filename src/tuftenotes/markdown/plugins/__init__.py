"""One module a construct; each has one public ``…_plugin(md, …)`` that only registers rules."""
