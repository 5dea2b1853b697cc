#!/usr/bin/env node
import "create-privacy-notice/cli";
