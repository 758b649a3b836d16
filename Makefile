# Short names for the commands of everyday work; each is one line that you could type yourself.
.PHONY: help verify quick fmt eval jmh

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

verify: ## build and test everything
	mvn verify

quick: ## compile everything without the checks
	mvn -q -Dquick -DskipTests package

fmt: ## format the code
	mvn -q spotless:apply

eval: ## accuracy: make eval on the project's own articles, make eval GOLD="FILE ..." [ERRORS=N] on others
ifdef GOLD
	mvn -q -Dquick -pl extraction test-compile exec:exec@eval -Deval.args="$(abspath $(GOLD)) $(if $(ERRORS),--errors $(ERRORS),)"
else
	mvn -q -Dquick -pl extraction test -Dtest=ClaimCorpusTest
endif

jmh: ## benchmarks of extraction: make jmh [ARGS="-f 1 -wi 10"]
	mvn -q -Pjmh -Dquick -pl extraction test-compile exec:exec@jmh -Djmh.args="$(ARGS)"
