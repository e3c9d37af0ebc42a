#import <Foundation/Foundation.h>

static NSString *secret(NSString *variable) {
    NSString *value = [[[NSProcessInfo processInfo] environment] objectForKey:variable];
    if (!value) {
        NSLog(@"%@ is not set", variable);
        exit(1);
    }
    return value;
}

int main(void) {
    @autoreleasepool {
        NSURL *url = [NSURL URLWithString:@"https://api.studio.example/v1/projects/prj_0001/files/batch"];
        NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:url];
        request.HTTPMethod = @"POST";
        [request setValue:[@"" stringByAppendingString:secret(@"STUDIO_ACCOUNT_API_KEY")] forHTTPHeaderField:@"X-Studio-Key"];
        [request setValue:@"multipart/form-data; boundary=boundary-20b516830b5e04bb" forHTTPHeaderField:@"Content-Type"];
        NSMutableData *body = [NSMutableData data];
        [body appendData:[@"--boundary-20b516830b5e04bb\r\nContent-Disposition: form-data; name=\"files\"; filename=\"example.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n" dataUsingEncoding:NSUTF8StringEncoding]];
        [body appendData:[NSData dataWithContentsOfFile:@"example.bin"]];
        [body appendData:[@"\r\n--boundary-20b516830b5e04bb--\r\n" dataUsingEncoding:NSUTF8StringEncoding]];
        request.HTTPBody = body;

        NSHTTPURLResponse *response = nil;
        NSError *error = nil;
        NSData *answer = [NSURLConnection sendSynchronousRequest:request
                                               returningResponse:&response
                                                           error:&error];
        if (!response) {
            NSLog(@"%@", error);
            return 1;
        }
        [[NSFileHandle fileHandleWithStandardOutput] writeData:answer];
        if (response.statusCode >= 400) {
            NSLog(@"the server answered %ld", (long)response.statusCode);
            return 1;
        }
    }
    return 0;
}
