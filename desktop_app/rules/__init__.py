"""The rules of the programmes, one pure function each: from facts and programme to findings."""
